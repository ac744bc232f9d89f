package org.wasl.cases.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.GrantLevel;
import org.wasl.contracts.event.CaseAccessStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.access.ReaderKey;
import org.wasl.platform.caller.Caller;

/** Access to cases beyond need to know: by a share grant, or by emergency access (break-the-glass). Asked for many cases at once. */
@ApplicationScoped
class GrantedAccess {
    private static final String GRANTED = "not o.emergency and o.agencyId = :agency"
            + " and (o.accountId is null or o.accountId = :me) and o.purpose in (:purposes) and o.openUntil > :now";
    private static final String BROKEN_GLASS = "o.emergency and o.accountId = :me and o.openUntil > :now";

    /** Cases that a grant in force opens to the caller for the purpose that they name. Parameters: agency, me, purposes, now. */
    static final String BY_GRANT = "e.id in (select o.caseId from CaseOpening o where " + GRANTED + ")";

    /** Cases that the caller opened by emergency access less than three hours ago. */
    static final String BY_BROKEN_GLASS = "e.id in (select o.caseId from CaseOpening o where " + BROKEN_GLASS + ")";

    /**
     * The parts, of one category, that are open as far as grants go back: the former agency of a case reads on what was there when it handed the case over, and
     * not what the new one writes. Parameters: agency, me, purposes, now.
     */
    static String asFarAsGranted(CaseCategory part) {
        return "exists (select 1 from CaseFile own where own.id = e.caseId and own.agencyId = :agency)"
                + " or exists (select 1 from CaseOpening o where o.caseId = e.caseId and array_contains(o.categories, '"
                + part.name() + "') and (o.asOf is null or o.asOf >= e.updatedAt) and " + GRANTED + ")";
    }

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    GrantedAccess(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** One statement, however many cases. */
    Map<UUID, CaseAccess> accessOf(Collection<CaseFile> files, Caller caller) {
        Map<UUID, CaseAccess> access = new HashMap<>();
        if (files.isEmpty()) {
            return access;
        }
        entities.createQuery(
                        "select o.caseId, o.emergency, o.categories, o.level, o.asOf from CaseOpening o"
                                + " where o.caseId in :cases and (" + GRANTED + " or " + BROKEN_GLASS
                                + ") order by o.emergency",
                        Object[].class)
                .setParameter("cases", files.stream().map(CaseFile::rawId).collect(Collectors.toSet()))
                .setParameter("agency", caller.agency().value())
                .setParameter("me", caller.subject())
                .setParameter("purposes", caller.purposes())
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> {
                    if ((boolean) row[1]) {
                        access.put((UUID) row[0], CaseAccess.whole(EnumSet.noneOf(Party.class)));
                    } else {
                        access.merge(
                                (UUID) row[0],
                                granted((String[]) row[2], (GrantLevel) row[3], (Instant) row[4]),
                                GrantedAccess::union);
                    }
                });
        return access;
    }

    /** To whom these cases are opened now, as other services are told. One statement, however many cases. */
    Map<UUID, List<CaseAccessStated.Reader>> readersOf(Collection<UUID> cases) {
        Map<UUID, List<CaseAccessStated.Reader>> readers = new HashMap<>();
        entities.createQuery(
                        "select o.caseId, o.agencyId, o.accountId, o.emergency, o.categories, o.openUntil, o.purpose, o.asOf"
                                + " from CaseOpening o where o.caseId in (:cases) and o.openUntil > :now order by o.emergency",
                        Object[].class)
                .setParameter("cases", cases)
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> readers.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add(new CaseAccessStated.Reader(
                                new AgencyId((UUID) row[1]),
                                row[2] == null ? ReaderKey.WHOLE_AGENCY : ReaderKey.account((String) row[2]),
                                (boolean) row[3]
                                        ? EnumSet.allOf(CaseCategory.class)
                                        : openElsewhere((String[]) row[4], row[7] != null),
                                (Instant) row[5],
                                (ConsentPurpose) row[6])));
        return readers;
    }

    /** What goes on in other services, as referrals, is not cut off at the hand-over of a case: none of it is open to the former owner. */
    private static Set<CaseCategory> openElsewhere(String[] categories, boolean handedOver) {
        Set<CaseCategory> open = granted(categories, GrantLevel.READ, null).open();
        if (handedOver) {
            open.remove(CaseCategory.SERVICES);
        }
        return open;
    }

    private static CaseAccess granted(String[] categories, GrantLevel level, Instant asOf) {
        Set<CaseCategory> open = EnumSet.noneOf(CaseCategory.class);
        for (String category : categories) {
            open.add(CaseCategory.valueOf(category));
        }
        return new CaseAccess(
                level == GrantLevel.CONTRIBUTE ? EnumSet.of(Party.CONTRIBUTOR) : EnumSet.noneOf(Party.class),
                open,
                asOf);
    }

    static CaseAccess union(CaseAccess one, CaseAccess other) {
        Set<CaseCategory> open = EnumSet.noneOf(CaseCategory.class);
        open.addAll(one.open());
        open.addAll(other.open());
        Set<Party> parties = EnumSet.noneOf(Party.class);
        parties.addAll(one.parties());
        parties.addAll(other.parties());
        return new CaseAccess(parties, open, laterOf(one.asOf(), other.asOf()));
    }

    /** @return null where one of them opens what is written now */
    private static Instant laterOf(Instant one, Instant other) {
        return one == null || other == null ? null : one.isAfter(other) ? one : other;
    }
}
