package org.wasl.registry.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.wasl.contracts.code.MatchStatus;
import org.wasl.contracts.event.MatchReviewOpened;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.MatchReviewId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;
import org.wasl.registry.duplicate.DuplicateCheck.Match;
import org.wasl.registry.model.ReviewedPairs;
import org.wasl.registry.person.PersonPart;
import org.wasl.registry.person.Persons;

/**
 * A steward sees the pairs in which the own agency holds one side; stewards of the coordinating organization also those that wait for another agency to
 * confirm.
 */
@ApplicationScoped
public class MatchReviews extends Aggregates<MatchReview> implements PersonPart, ReviewedPairs {
    private static final String OTHERS_HOLD =
            "exists (select 1 from Person p join p.holders holder where (p.id = e.leftId or p.id = e.rightId)"
                    + " and holder <> :agency)";

    private final Journal journal;
    private final Clock clock;
    private final CoordinationConfig config;

    @Inject
    MatchReviews(Journal journal, Clock clock, CoordinationConfig config) {
        this.journal = journal;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public Filter<MatchReview> visibleTo(Caller caller) {
        return Filter.of(MatchReview.class)
                .and(
                        Persons.isHeld("e.leftId") + " or " + Persons.isHeld("e.rightId")
                                + (isCoordinator(caller) ? " or e.status = PROPOSED" : ""),
                        "agency",
                        caller.agency().value());
    }

    /**
     * The queue of the caller's agency.
     *
     * @param status null for all
     * @param otherAgencies whether another agency holds one of the two; null for all
     * @param unclaimed whether pairs that another steward has claimed are left out
     */
    Filter<MatchReview> queue(Caller caller, MatchStatus status, Boolean otherAgencies, boolean unclaimed) {
        Filter<MatchReview> filter = visibleTo(caller).andIfGiven("e.status = :status", "status", status);
        if (otherAgencies != null) {
            filter.and(otherAgencies ? OTHERS_HOLD : "not " + OTHERS_HOLD);
        }
        if (unclaimed) {
            filter.and("e.claimedUntil is null or e.claimedUntil <= :now or e.claimedBy = :me", "me", caller.subject())
                    .withUnbound("now", clock.instant().truncatedTo(ChronoUnit.MINUTES));
        }
        return filter;
    }

    /** The weight by which the queue is sorted: pairs with another agency's record come last, their weights are not shown. */
    static String weightOfOwn(double ofOthers) {
        return "(case when " + OTHERS_HOLD + " then " + ofOthers + "d else e.weight end)";
    }

    @Override
    public List<Decided> newest(int atMost) {
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(
                        "select left_id, right_id, status = 'CONFIRMED' from match_review"
                                + " where status in ('CONFIRMED', 'REJECTED') order by decided_at desc, id limit :most",
                        Decided.class)
                .setParameter("most", atMost)
                .getResultList();
    }

    private boolean isCoordinator(Caller caller) {
        return config.coordinatingOrganization()
                .filter(caller.agency().value()::equals)
                .isPresent();
    }

    /**
     * Whom a steward confirms for: the own agency, and as the coordinating organization where that has confirmed or holds none of the two.
     *
     * @param holders the agencies that hold the two
     */
    Confirmation confirmationBy(Caller caller, MatchReview review, Set<AgencyId> holders) {
        boolean own = holders.contains(caller.agency()) && !review.wasConfirmedBy(caller.agency());
        return new Confirmation(caller.agency(), caller.subject(), !own && isCoordinator(caller), clock.instant());
    }

    public MatchReview get(MatchReviewId id, Caller caller) {
        return get(id.value(), caller);
    }

    /** Puts those whom somebody may be before the stewards. */
    public void open(PersonId person, Set<AgencyId> holders, AgencyId agency, List<Match> matches) {
        open(matches.stream()
                .map(match -> new Found(person, holders, agency, match))
                .toList());
    }

    /** @param match of {@code person}, who is held by {@code holders} and was registered by {@code agency} */
    record Found(PersonId person, Set<AgencyId> holders, AgencyId agency, Match match) {
        private String pair() {
            return match.personId() + "|" + person;
        }
    }

    /**
     * Puts pairs before the stewards, unless they were before them already: what they decided is remembered. Of a pair that was found from both sides one review
     * is made.
     */
    void open(List<Found> found) {
        Map<Set<UUID>, Found> pairs = new LinkedHashMap<>();
        found.forEach(one -> pairs.putIfAbsent(
                Set.of(one.person().value(), one.match().personId().value()), one));
        if (pairs.isEmpty()) {
            return;
        }
        oneAtATime();
        getEntityManager()
                .createQuery(
                        "select r.leftId, r.rightId from MatchReview r where r.leftId in (:ids) and r.rightId in (:ids)",
                        Object[].class)
                .setParameter(
                        "ids", pairs.keySet().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .getResultStream()
                .forEach(known -> pairs.remove(Set.of((UUID) known[0], (UUID) known[1])));
        Map<Set<AgencyId>, List<MatchReviewOpened>> opened = new HashMap<>();
        // Lists follow ids, and ids follow this order: it must not be that of the weights, in which the pairs came.
        pairs.values().stream().sorted(Comparator.comparing(Found::pair)).forEach(one -> {
            MatchReview review = new MatchReview(one.agency(), one.person(), one.match(), clock);
            persist(review);
            Set<AgencyId> audience = new HashSet<>(one.match().holders());
            audience.addAll(one.holders());
            opened.computeIfAbsent(audience, none -> new ArrayList<>()).add(review.opened());
        });
        opened.forEach((audience, events) -> journal.recordAll(events, audience));
    }

    /** Until this transaction ends: two who are looked at side by side find each other at the same moment. */
    private void oneAtATime() {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtext('match_review')), 1")
                .getSingleResult();
    }

    /** The merge that followed it was taken back: somebody must look again. */
    public void reopen(MatchReviewId id) {
        findByIdOptional(id.value()).ifPresent(review -> review.reopen(clock));
    }

    /** Reviews are of pairs and follow nobody. */
    @Override
    public void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {}

    @Override
    public void erase(Set<UUID> persons) {
        update("decisionNote = null where leftId in ?1 or rightId in ?1", persons);
        update(
                "status = ?1 where (leftId in ?2 or rightId in ?2) and status <> ?3",
                MatchStatus.REJECTED,
                persons,
                MatchStatus.CONFIRMED);
    }
}
