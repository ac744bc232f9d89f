package org.wasl.registry.consent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.FieldGroup;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.person.ConsentsInForce;

/** When a consent is in force and what it opens, as conditions of queries; {@link Consent#isEffective} and {@link GivenConsents} say the same of loaded ones. */
@ApplicationScoped
class ConsentsInForceQuery implements ConsentsInForce {
    private static final String NOT_EXPIRED =
            "%1$s.givenAt <= %2$s and (%1$s.expiresAt is null or %1$s.expiresAt > %2$s)";

    /** Whether an agency recorded {@code c} that keeps nothing of the record {@code whose} on which it was recorded. */
    private static final String OF_OUTSIDER = "whose.agencyId <> c.agencyId and c.agencyId not member of whose.holders";

    private static final String OF_HOLDER =
            "exists (select 1 from Person whose where whose.id = c.personId and not (" + OF_OUTSIDER + "))";

    /**
     * Whether a consent {@code l} closes {@code %1$s} for the recipient {@code %2$s}. An agency replaces what it recorded itself, also by less, unless it says that
     * it adds; that the later one ended does not bring the earlier one back. What was given before a withdrawal and entered after it opens nothing. Who keeps the
     * record closes both ways also what those recorded who keep none.
     */
    private static final String CLOSES =
            "l.purpose = :purpose and array_contains(l.recipients, %2$s) and l.legalBasis = CONSENT"
                    + " and l.givenAt <= :now and (l.agencyId = %1$s.agencyId or exists (select 1 from Person kept where kept.id = %1$s.personId"
                    + " and kept.agencyId = l.agencyId and %1$s.agencyId not member of kept.holders))"
                    + " and (l.adds = false and (l.givenAt > %1$s.givenAt or l.givenAt = %1$s.givenAt and l.id > %1$s.id)"
                    + " or l.endedBy = WITHDRAWN and l.withdrawnAt > %1$s.givenAt"
                    + " and (l.agencyId <> %1$s.agencyId or l.withdrawnAt < %1$s.createdAt))";

    /** Which consents open something to an agency for a purpose. What the agency itself recorded opens nothing to it. */
    // Not "or withdrawn later", which is never: the index on recipients has only those that were not withdrawn.
    private static final String STANDS = "array_contains(%1$s.recipients, %2$s) and %1$s.agencyId <> %2$s"
            + " and %1$s.purpose = :purpose and %1$s.withdrawnAt is null and " + NOT_EXPIRED.formatted("%1$s", ":now")
            + " and not exists (select 1 from Consent l where (l.personId = %1$s.personId"
            + " or l.personId = (select merged.survivor.id from Person merged where merged.id = %1$s.personId)) and "
            + CLOSES + ")";

    private static final String OPENS = STANDS.formatted("c", ":agency");

    /** Whether {@code h}, of who keeps the record, opens something to the agency that recorded {@code c} and keeps none. */
    private static final String LETS_IN = OF_OUTSIDER + " and h.agencyId = whose.agencyId"
            + " and (h.personId = whose.id or h.personId = whose.survivor.id) and "
            + STANDS.formatted("h", "c.agencyId");

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
    public String exists(String condition, String opens) {
        return "exists (select 1 from Consent c where " + OPENS + " and " + condition + " and " + opens + " and ("
                + OF_HOLDER
                + " or exists (select 1 from Person whose, Consent h where whose.id = c.personId and array_intersects(h.fieldGroups, c.fieldGroups) and "
                + LETS_IN + " and " + opens.replaceAll("\\bc\\.", "h.") + ")))";
    }

    @Override
    public List<Opening> of(Collection<UUID> records, AgencyId agency, ConsentPurpose purpose, Instant now) {
        return entities.createQuery(
                        "select c.personId, c.agencyId, c.fieldGroups, h.fieldGroups from Consent c"
                                + " join Person whose on whose.id = c.personId left join Consent h on " + LETS_IN
                                + " where c.personId in (:records) and " + OPENS + " and (h.id is not null or not ("
                                + OF_OUTSIDER + "))",
                        Object[].class)
                .setParameter("records", records)
                .setParameter("agency", agency.value())
                .setParameter("purpose", purpose)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Opening((UUID) row[0], new AgencyId((UUID) row[1]), groups(row)))
                .toList();
    }

    private static Set<FieldGroup> groups(Object[] row) {
        Set<String> groups = new HashSet<>(List.of((String[]) row[2]));
        if (row[3] != null) {
            groups.retainAll(List.of((String[]) row[3]));
        }
        return groups.stream().map(FieldGroup::valueOf).collect(Collectors.toSet());
    }
}
