package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.ConsentsInForce;

/** When a consent is in force and what it opens, as conditions of queries; {@link Consent#isEffective} and {@link Consents} say the same of loaded ones. */
@ApplicationScoped
class ConsentsInForceQuery implements ConsentsInForce {
    private static final String NOT_EXPIRED =
            "%1$s.givenAt <= %2$s and (%1$s.expiresAt is null or %1$s.expiresAt > %2$s)";

    /**
     * Which consents open something to an agency for a purpose. What the agency itself recorded opens nothing to it, and a later consent for the same purpose
     * and recipient replaces an earlier one, also a wider one, unless it says that it adds; that the later one ended does not bring the earlier one back.
     */
    // Not "or withdrawn later", which is never: the index on recipients has only those that were not withdrawn.
    private static final String OPENS = "array_contains(c.recipients, :agency) and c.agencyId <> :agency"
            + " and c.purpose = :purpose and c.withdrawnAt is null and " + NOT_EXPIRED.formatted("c", ":now")
            + " and not exists (select 1 from Consent l where l.personId = c.personId and l.purpose = c.purpose"
            + " and array_contains(l.recipients, :agency) and l.adds = false and l.legalBasis = CONSENT"
            + " and l.givenAt <= :now and (l.givenAt > c.givenAt or l.givenAt = c.givenAt and l.id > c.id))";

    private final EntityManager entities;

    @Inject
    ConsentsInForceQuery(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps those that were in force at a time; all where none is named. */
    static Filter<Consent> at(Filter<Consent> filter, Instant at) {
        return filter.andIfGiven(
                NOT_EXPIRED.formatted("e", ":at") + " and (e.withdrawnAt is null or e.withdrawnAt > :at)", "at", at);
    }

    @Override
    public String exists(String condition) {
        return "exists (select 1 from Consent c where " + OPENS + " and " + condition + ")";
    }

    @Override
    public List<Opening> of(Collection<UUID> records, AgencyId agency, ConsentPurpose purpose, Instant now) {
        return entities.createQuery(
                        "select c.personId, c.agencyId, c.fieldGroups from Consent c where c.personId in (:records) and "
                                + OPENS,
                        Object[].class)
                .setParameter("records", records)
                .setParameter("agency", agency.value())
                .setParameter("purpose", purpose)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Opening(
                        (UUID) row[0],
                        new AgencyId((UUID) row[1]),
                        Arrays.stream((String[]) row[2])
                                .map(FieldGroup::valueOf)
                                .collect(Collectors.toSet())))
                .toList();
    }
}
