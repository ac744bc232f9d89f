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
    private static final String GRANT_IN_FORCE = "g.granteeId = :agency"
            + " and (g.granteeAccount is null or g.granteeAccount = :me) and g.purpose in (:purposes) and g.revokedAt is null"
            + " and g.validTo > :now";
    private static final String GLASS_OPEN = "b.accountId = :me and b.opensUntil > :now";

    /** Cases that a grant in force opens to the caller for the purpose that they name. Parameters: agency, me, purposes, now. */
    static final String BY_GRANT = "e.id in (select g.caseId from ShareGrant g where " + GRANT_IN_FORCE + ")";

    /** Cases that the caller opened by emergency access less than three hours ago. */
    static final String BY_BROKEN_GLASS = "e.id in (select b.caseId from BreakGlass b where " + GLASS_OPEN + ")";

    /**
     * The parts, of one category, that are open as far as grants go back: the former agency of a case reads on what was there when it handed the case over, and
     * not what the new one writes. Parameters: agency, me, purposes, now.
     */
    static String asFarAsGranted(CaseCategory part) {
        return "exists (select 1 from CaseFile own where own.id = e.caseId and own.agencyId = :agency)"
                + " or exists (select 1 from ShareGrant g where g.caseId = e.caseId and array_contains(g.categories, '"
                + part.name() + "') and (g.asOf is null or g.asOf >= e.updatedAt) and " + GRANT_IN_FORCE + ")";
    }

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    GrantedAccess(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Two statements, however many cases. */
    Map<UUID, CaseAccess> accessOf(Collection<CaseFile> files, Caller caller) {
        Map<UUID, CaseAccess> access = new HashMap<>();
        if (files.isEmpty()) {
            return access;
        }
        Set<UUID> ids = new java.util.HashSet<>();
        files.forEach(file -> ids.add(file.rawId()));
        entities.createQuery(
                        "select g.caseId, g.categories, g.level, g.asOf from ShareGrant g where g.caseId in :cases and "
                                + GRANT_IN_FORCE,
                        Object[].class)
                .setParameter("cases", ids)
                .setParameter("agency", caller.agency().value())
                .setParameter("me", caller.subject())
                .setParameter("purposes", caller.purposes())
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> access.merge(
                        (UUID) row[0],
                        granted((String[]) row[1], (GrantLevel) row[2], (Instant) row[3]),
                        GrantedAccess::union));
        entities.createQuery("select b.caseId from BreakGlass b where b.caseId in :cases and " + GLASS_OPEN, UUID.class)
                .setParameter("cases", ids)
                .setParameter("me", caller.subject())
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(id -> access.put(id, CaseAccess.whole(EnumSet.noneOf(Party.class))));
        return access;
    }

    /** To whom these cases are opened now, as other services are told. Two statements, however many cases. */
    Map<UUID, List<CaseAccessStated.Reader>> readersOf(Collection<UUID> cases) {
        Map<UUID, List<CaseAccessStated.Reader>> readers = new HashMap<>();
        entities.createQuery(
                        "select g.caseId, g.granteeId, g.granteeAccount, g.categories, g.validTo, g.purpose, g.asOf from ShareGrant g"
                                + " where g.caseId in (:cases) and g.revokedAt is null and g.validTo > :now",
                        Object[].class)
                .setParameter("cases", cases)
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> readers.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add(new CaseAccessStated.Reader(
                                new AgencyId((UUID) row[1]),
                                row[2] == null ? ReaderKey.WHOLE_AGENCY : ReaderKey.account((String) row[2]),
                                openElsewhere((String[]) row[3], row[6] != null),
                                (Instant) row[4],
                                (ConsentPurpose) row[5])));
        entities.createQuery(
                        "select b.caseId, b.agencyId, b.accountId, b.opensUntil from BreakGlass b"
                                + " where b.caseId in (:cases) and b.opensUntil > :now",
                        Object[].class)
                .setParameter("cases", cases)
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> readers.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                        .add(new CaseAccessStated.Reader(
                                new AgencyId((UUID) row[1]),
                                ReaderKey.account((String) row[2]),
                                EnumSet.allOf(CaseCategory.class),
                                (Instant) row[3],
                                null)));
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
