package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.access.RecordAccesses;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.conditional.IfMatch;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.capacity.CapacityReservations.PlaceRequest;
import org.wasl.referral.capacity.OpenReferrals;
import org.wasl.referral.recipient.SensitiveReferrals;

/**
 * Which referrals exist for a caller. At the requester, one that was made from a case is known to whom the case is known; one without a case to the
 * caseworkers and supervisors, or, where it is confidential, to its author and to the supervisors. At the recipient, once sent, it is known to the
 * providers; one to a sensitive service to those whom the organization lists. Lists, counts, chains, escalations and the FHIR facade ask here.
 */
@ApplicationScoped
public class Referrals extends Aggregates<Referral> implements OpenReferrals, SensitiveReferrals {
    private static final int MOST_OF_A_CHAIN = 100;

    private static final String CONFIDENTIAL =
            "(e.sharing.sensitivity = RESTRICTED or e.sharing.sensitiveService = true)";
    private static final String LISTED =
            "exists (select 1 from SensitiveServiceAccount l where l.agencyId = :agency and l.accountId = :me)";
    private static final String OF_A_KNOWN_CASE = RecordAccesses.known("e.origin.caseId", CaseCategory.SERVICES);

    /** Also one whose case nobody has stated: its author must not lose it. */
    private static final String WITHOUT_CASE =
            "(e.origin.caseId is null or e.origin.caseId not in (select s.recordId from RecordAccess s))";

    private final RecordAccesses accesses;

    @Inject
    Referrals(RecordAccesses accesses) {
        this.accesses = accesses;
    }

    /** Whose referrals a list shows. */
    public enum Box {
        IN,
        OUT,
        BOTH
    }

    @Override
    public Filter<Referral> visibleTo(Caller caller) {
        return in(Box.BOTH, caller);
    }

    /** One condition for each side, so that a box of one side is one index. */
    Filter<Referral> in(Box box, Caller caller) {
        List<String> sides = new ArrayList<>();
        if (box != Box.IN && caller.has(Roles.CASEWORKER, Roles.SUPERVISOR)) {
            sides.add(OF_A_KNOWN_CASE);
            sides.add("(e.agencyId = :agency and e.chain.onward = false and " + WITHOUT_CASE + " and "
                    + (caller.has(Roles.SUPERVISOR) ? "true" : "(not " + CONFIDENTIAL + " or e.origin.requester = :me)")
                    + ")");
        }
        if (box != Box.IN && caller.has(Roles.PROVIDER)) {
            sides.add("(e.agencyId = :agency and e.chain.onward = true and (not " + CONFIDENTIAL
                    + " or e.origin.requester = :me or " + LISTED + "))");
        }
        if (box != Box.OUT && caller.has(Roles.PROVIDER)) {
            sides.add(
                    "(e.target.organizationId = :agency and e.milestones.sent is not null and (e.sharing.sensitiveService = false or "
                            + LISTED + "))");
        }
        if (sides.isEmpty()) {
            sides.add("e.agencyId = :agency and e.agencyId <> :agency");
        }
        return bound(Filter.of(Referral.class).and(String.join(" or ", sides)).and("e.erasedAt is null"), caller);
    }

    Filter<Referral> matching(ReferralSearch search, Instant now, Caller caller) {
        Filter<Referral> filter = in(search.box(), caller)
                .andIfGiven("e.status = :status", "status", search.status())
                .andIfGiven("e.businessStatus = :business", "business", search.businessStatus())
                .andIfGiven("e.priority = :priority", "priority", search.priority())
                .andIfGiven("e.target.serviceType = :type", "type", search.serviceType())
                .andIfGiven("e.target.serviceAtLocationId = :place", "place", search.place())
                .andIfGiven("e.deadlines.level >= :level", "level", search.level());
        if (search.caseId() != null) {
            bindCase(filter, search.caseId());
        }
        return search.overdue() ? filter.and("e.deadlines.nextDue < :now").withUnbound("now", now) : filter;
    }

    private void bindCase(Filter<Referral> filter, CaseId caseId) {
        accesses.bindKnown(filter.and("e.origin.caseId = :caseId and " + OF_A_KNOWN_CASE, "caseId", caseId.value()));
    }

    private Filter<Referral> bound(Filter<Referral> filter, Caller caller) {
        Filter<Referral> bound = filter.with("agency", caller.agency().value());
        if (filter.uses("keys")) {
            accesses.bindKnown(bound);
        }
        return filter.uses("me") ? bound.with("me", caller.subject()) : bound;
    }

    public Referral get(ReferralId id, Caller caller) {
        return get(id.value(), caller);
    }

    public Referral get(ReferralId id, Caller caller, IfMatch expected) {
        return get(id.value(), caller, expected);
    }

    /** The confidential ones sent since then that the caller knows: figures count no others of them. */
    public List<UUID> knownConfidential(Box box, Instant since, Caller caller) {
        return ids(in(box, caller).and(CONFIDENTIAL).and("e.milestones.sent >= :since", "since", since));
    }

    List<Referral> onConsents(Set<UUID> consents) {
        return list("sharing.disclosure.consentId in ?1 and sharing.disclosure.closedAt is null", consents);
    }

    List<Referral> onBasis(UUID use) {
        return list("sharing.disclosure.basisUseId = ?1 and sharing.disclosure.closedAt is null", use);
    }

    List<Referral> ofSubject(PersonId person) {
        return list("subject.personId = ?1", person.value());
    }

    /** @param records of one or several persons */
    List<Referral> ofSubjects(Set<UUID> records) {
        return list("subject.personId in ?1", records);
    }

    /** Open referrals of this agency for the same person and service, of those that the caller knows. */
    public List<Referral> openLike(Referral referral, Caller caller) {
        return list(
                in(Box.OUT, caller)
                        .and(
                                "e.agencyId = :requester and e.subject.personId = :subject and e.target.serviceType = :type and e.status in :open"
                                        + " and e.id <> :id")
                        .with("requester", referral.agency().value())
                        .with("subject", referral.subject().value())
                        .with("type", referral.serviceType())
                        .with("open", ReferralTransitions.OPEN)
                        .with("id", referral.rawId()),
                20);
    }

    List<Referral> ofCase(UUID caseId) {
        return list("origin.caseId", caseId);
    }

    /** Those that wait for one of these organizations, or are served by it. */
    List<UUID> openAt(List<UUID> organizations, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select e.id from Referral e where e.target.organizationId in :organizations and e.status in :open order by e.id",
                        UUID.class)
                .setParameter("organizations", organizations)
                .setParameter("open", ReferralTransitions.OPEN)
                .setMaxResults(atMost)
                .getResultList();
    }

    @Override
    public boolean anyOpenAt(AgencyId organization) {
        return count(
                        "target.organizationId = ?1 and sharing.sensitiveService = true and status in ?2",
                        organization.value(),
                        ReferralTransitions.OPEN)
                > 0;
    }

    @Override
    public Map<UUID, Long> openByPlace(Collection<UUID> places, boolean confidential) {
        if (places.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "select e.target.serviceAtLocationId, count(e) from Referral e"
                                + " where e.target.serviceAtLocationId in (:places) and e.status in (:open)"
                                + (confidential ? "" : " and not " + CONFIDENTIAL)
                                + " group by e.target.serviceAtLocationId",
                        Object[].class)
                .setParameter("places", places)
                .setParameter("open", ReferralTransitions.OPEN)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
    }

    @Override
    public List<PlaceRequest> servedAt(UUID place) {
        return list("target.serviceAtLocationId = ?1 and status in ?2", place, ReferralTransitions.UNDER_WAY).stream()
                .map(referral -> referral.placeRequest(referral.sharing().isConfidential()))
                .toList();
    }

    /** Reads an index of what has a deadline alone. */
    long countOverdue(Instant now) {
        return count("deadlines.nextDue < ?1", now);
    }

    /** Where somebody must look: a clock to escalate, a wait to end. Costs what is due: the index holds what waits only. */
    List<UUID> due(Instant now, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select e.id from Referral e where e.deadlines.nextCheck <= :now order by e.deadlines.nextCheck",
                        UUID.class)
                .setParameter("now", now)
                .setMaxResults(atMost)
                .getResultList();
    }

    /** Of those that the caller knows; for the coordinating body those of all that both sides left lying, unless they are confidential. */
    Filter<Referral> escalated(int level, boolean coordinator, Caller caller) {
        return coordinator
                ? Filter.of(Referral.class)
                        .and("e.deadlines.level = 3 and e.erasedAt is null and not " + CONFIDENTIAL)
                        .and(":level <= 3", "level", level)
                : visibleTo(caller).and("e.deadlines.level >= :level", "level", level);
    }

    /** To be changed by whoever has not read its version: the referral as it stands while nobody else changes it. */
    Referral locked(Referral seen) {
        getEntityManager()
                .createNativeQuery("select id from referral where id = :id for update")
                .setParameter("id", seen.rawId())
                .getSingleResult();
        // Hibernate refreshes no entity whose parts know it (@Parent): it is read again.
        getEntityManager().detach(seen);
        return findById(seen.rawId());
    }

    /** The others of the chain that the caller may see, oldest first. */
    List<Referral> chainOf(Referral referral, Caller caller) {
        return list(
                        visibleTo(caller)
                                .and(
                                        "e.chain.id = :chain",
                                        "chain",
                                        referral.chain().id()),
                        MOST_OF_A_CHAIN)
                .stream()
                .sorted(Comparator.comparing(Referral::rawId))
                .toList();
    }

    /** Whether the requester of a referral onward works with the person: received a referral of the same chain that is under way, and knows of it. */
    boolean isServedBy(Referral onward, Caller caller) {
        return !list(
                        in(Box.IN, caller)
                                .and(
                                        "e.chain.id = :chain",
                                        "chain",
                                        onward.chain().id())
                                .and(
                                        "e.subject.personId = :subject",
                                        "subject",
                                        onward.subject().value())
                                .and("e.status in :underWay and e.sharing.disclosure.closedAt is null")
                                .with("underWay", ReferralTransitions.UNDER_WAY),
                        1)
                .isEmpty();
    }

    /** How many wait before it, and one: more urgent ones, and of the same urgency those who wait longer. Null where it does not wait for a place. */
    Integer positionOf(Referral referral) {
        if (referral.status() != ReferralStatus.WAITLISTED) {
            return null;
        }
        return 1
                + getEntityManager()
                        .createQuery("""
                                select count(e) from Referral e
                                 where e.status = WAITLISTED and e.target.serviceAtLocationId = :place and e.id <> :id
                                   and (case e.priority when EMERGENCY then 0 when URGENT then 1 else 2 end < :rank
                                        or (e.priority = :priority and e.milestones.waitlisted < :since))""", Long.class)
                        .setParameter("place", referral.serviceAtLocation())
                        .setParameter("id", referral.rawId())
                        .setParameter("rank", referral.priority().ordinal())
                        .setParameter("priority", referral.priority())
                        .setParameter("since", referral.milestones().waitlisted())
                        .getSingleResult()
                        .intValue();
    }
}
