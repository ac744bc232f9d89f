package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.ExternalId;

/** The id that the other system of one agency gives to a case. */
@Embeddable
record OwnExternalId(@Column(name = "agency_id") UUID agencyId, String scheme, String value) {

    /** What one agency calls a case. */
    static List<ExternalId> of(Set<OwnExternalId> all, AgencyId agency) {
        return all.stream()
                .filter(id -> id.agencyId().equals(agency.value()))
                .map(id -> new ExternalId(id.scheme(), id.value()))
                .sorted(Comparator.comparing(ExternalId::scheme).thenComparing(ExternalId::value))
                .toList();
    }

    /** These are what the agency calls it from now on; what others call it stays. */
    static void replace(Set<OwnExternalId> all, Collection<ExternalId> names, AgencyId agency) {
        Set<OwnExternalId> now = new HashSet<>();
        all.stream().filter(id -> !id.agencyId().equals(agency.value())).forEach(now::add);
        if (names != null) {
            names.forEach(id -> now.add(new OwnExternalId(agency.value(), id.scheme(), id.value())));
        }
        all.retainAll(now);
        all.addAll(now);
    }
}
