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

    /** Whether a consent is about the very record {@code %2$s}, as {@link Consent#isAbout}. */
    private static final String IS_ABOUT =
            "%1$s.keeperId = %2$s.agencyId and (%1$s.personId = %2$s.id or %1$s.personId = %2$s.survivor.id)";

    /**
     * Whether a consent {@code l} closes {@code %1$s} for the recipient {@code %2$s}. An agency replaces what it recorded itself, also by less, unless it says that
     * it adds; that the later one ended does not bring the earlier one back. What was given before a withdrawal and entered after it opens nothing. Who keeps the
     * record closes both ways also what those recorded who keep none.
     */
    private static final String CLOSES =
            "l.purpose = :purpose and array_contains(l.recipients, %2$s) and l.legalBasis = CONSENT"
                    + " and l.givenAt <= :now and l.agencyId in (%1$s.agencyId, %1$s.keeperId)"
                    + " and (l.adds = false and (l.givenAt > %1$s.givenAt or l.givenAt = %1$s.givenAt and l.id > %1$s.id)"
                    + " or l.endedBy = WITHDRAWN and l.withdrawnAt > %1$s.givenAt"
                    + " and (l.agencyId <> %1$s.agencyId or l.withdrawnAt < %1$s.createdAt))";

    /** Which consents open something to an agency for a purpose. What the agency itself recorded opens nothing to it. */
    // Not "or withdrawn later", which is never: the index on recipients has only those that were not withdrawn.
    private static final String STANDS = "array_contains(%1$s.recipients, %2$s) and %1$s.agencyId <> %2$s"
            + " and %1$s.opensNothing = false and %1$s.purpose = :purpose and %1$s.withdrawnAt is null and "
            + NOT_EXPIRED.formatted("%1$s", ":now")
            + " and not exists (select 1 from Consent l where (l.personId = %1$s.personId"
            + " or l.personId = (select merged.survivor.id from Person merged where merged.id = %1$s.personId)) and "
            + CLOSES + ")";

    private static final String OPENS = STANDS.formatted("c", ":agency");

    private static final String OF_KEEPER = "%1$s.agencyId = %1$s.keeperId";

    /** Whether {@code h}, of the keeper of the record {@code %1$s}, opens something of it to the agency that recorded {@code c} and kept none. */
    private static final String LETS_IN = "not " + OF_KEEPER.formatted("c") + " and " + OF_KEEPER.formatted("h")
            + " and " + IS_ABOUT.formatted("h", "%1$s") + " and " + STANDS.formatted("h", "c.agencyId");

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
    public String opens(String record, String groups) {
        return "exists (select 1 from Consent c where " + IS_ABOUT.formatted("c", record) + " and "
                + opening(record, groups) + ")";
    }

    @Override
    public String isRecordedOn(String record, String condition) {
        return "exists (select 1 from Consent c, Person about where (c.personId = " + record + ".id or "
                + IS_ABOUT.formatted("c", record) + ") and " + IS_ABOUT.formatted("c", "about") + " and " + condition
                + " and " + opening("about", "1 = 1") + ")";
    }

    /** Whether {@code c} opens something of a record. */
    private static String opening(String record, String groups) {
        return OPENS + " and " + groups + " and (" + OF_KEEPER.formatted("c")
                + " or exists (select 1 from Consent h where array_intersects(h.fieldGroups, c.fieldGroups) and "
                + LETS_IN.formatted(record) + " and " + groups.replaceAll("\\bc\\.", "h.") + "))";
    }

    @Override
    public List<Opening> of(Collection<UUID> records, AgencyId agency, ConsentPurpose purpose, Instant now) {
        return entities.createQuery(
                        "select r.id, c.fieldGroups, h.fieldGroups from Consent c join Person r on "
                                + IS_ABOUT.formatted("c", "r") + " left join Consent h on " + LETS_IN.formatted("r")
                                + " where r.id in (:records) and " + OPENS + " and (h.id is not null or "
                                + OF_KEEPER.formatted("c") + ")",
                        Object[].class)
                .setParameter("records", records)
                .setParameter("agency", agency.value())
                .setParameter("purpose", purpose)
                .setParameter("now", now)
                .getResultStream()
                .map(row -> new Opening((UUID) row[0], groups(row)))
                .toList();
    }

    private static Set<FieldGroup> groups(Object[] row) {
        Set<String> groups = new HashSet<>(List.of((String[]) row[1]));
        if (row[2] != null) {
            groups.retainAll(List.of((String[]) row[2]));
        }
        return groups.stream().map(FieldGroup::valueOf).collect(Collectors.toSet());
    }
}
