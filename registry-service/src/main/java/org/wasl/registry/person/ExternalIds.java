package org.wasl.registry.person;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.ExternalId;

/** The external ids of one record. Each belongs to the agency whose system gave it. */
@Embeddable
class ExternalIds {
    @ElementCollection
    @CollectionTable(name = "person_external_id", joinColumns = @JoinColumn(name = "person_id"))
    private Set<OwnExternalId> all = new HashSet<>();

    @Embeddable
    record OwnExternalId(@Column(name = "agency_id") UUID agencyId, String scheme, String value) {}

    void add(AgencyId agency, Set<ExternalId> ids) {
        ids.forEach(id -> all.add(new OwnExternalId(agency.value(), id.scheme(), id.value())));
    }

    Stream<ExternalId> of(AgencyId agency) {
        return all.stream()
                .filter(id -> id.agencyId().equals(agency.value()))
                .map(id -> new ExternalId(id.scheme(), id.value()));
    }

    void remove(AgencyId agency) {
        all.removeIf(id -> id.agencyId().equals(agency.value()));
    }

    void clear() {
        all.clear();
    }
}
