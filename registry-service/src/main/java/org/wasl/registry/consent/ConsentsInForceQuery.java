package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.ConsentsInForce;

/** When a consent is in force and what it opens, as conditions of queries, by the view of {@link ConsentOpening}; {@link Consent#isEffective} and {@link GivenConsents} say the same of loaded ones. */
@ApplicationScoped
class ConsentsInForceQuery implements ConsentsInForce {
    /** Whether {@code c} opens something to an agency for a purpose. */
    private static final String OPENS =
            "array_contains(c.recipients, :agency) and c.readerId = :agency and c.purpose = :purpose"
                    + " and c.openFrom <= :now and (c.openUntil is null or c.openUntil > :now)";

    private final EntityManager entities;

    @Inject
    ConsentsInForceQuery(EntityManager entities) {
        this.entities = entities;
    }

    /** Keeps those that were in force at a time; all where none is named. */
    static Filter<Consent> at(Filter<Consent> filter, Instant at) {
        return filter.andIfGiven(
                "e.givenAt <= :at and (e.expiresAt is null or e.expiresAt > :at) and (e.withdrawnAt is null or e.withdrawnAt > :at)",
                "at",
                at);
    }

    @Override
    public String opens(String record, String groups) {
        return "exists (select 1 from ConsentOpening c where c.recordId = " + record + ".id and " + OPENS + " and "
                + groups + ")";
    }

    @Override
    public String isRecordedOn(String record, String condition) {
        return "exists (select 1 from ConsentOpening c where c.personId in (%1$s.id, %1$s.survivor.id)"
                        .formatted(record)
                + " and (c.personId = %1$s.id or c.recordId = %1$s.id) and ".formatted(record) + OPENS + " and "
                + condition + ")";
    }

    @Override
    public List<Opening> of(Collection<UUID> records, AgencyId agency, ConsentPurpose purpose, Instant now) {
        return entities.createQuery(
                        "select c.recordId, c.fieldGroups from ConsentOpening c where c.recordId in (:records) and "
                                + OPENS,
                        Object[].class)
                .setParameter("records", records)
                .setParameter("agency", agency.value())
                .setParameter("purpose", purpose)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Opening((UUID) row[0], groups((String[]) row[1])))
                .toList();
    }

    private static Set<FieldGroup> groups(String[] names) {
        return Arrays.stream(names).map(FieldGroup::valueOf).collect(Collectors.toSet());
    }
}
