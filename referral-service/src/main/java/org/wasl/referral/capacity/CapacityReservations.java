package org.wasl.referral.capacity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.code.HoldState;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.lock.RuleLock;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.referral.ReferralConfig;
import org.wasl.referral.ReferralProblem;
import org.wasl.referral.directory.ServiceAtLocation;

/**
 * Reserves the places of services that count them. What is for a confidential referral is counted apart: nobody who may not know of it sees it in a figure, or in what they are refused. So two
 * referrals may hold one place, and the recipient, who knows of both, accepts one of them. Each count moves by one conditional update of one row, so that of two who want the last place exactly one gets it, on any number of
 * instances. Where nobody counts, everything is free.
 */
@ApplicationScoped
public class CapacityReservations {
    private static final int AT_ONCE = 200;
    private static final String FREE = "c.held + c.taken < c.places";
    private static final String SEEMS_FREE = "c.held - c.hiddenHeld + c.taken - c.hiddenTaken < c.places";

    private final RuleLock locks;
    private final EntityManager entities;
    private final CapacityHolds holds;
    private final OpenReferrals referrals;
    private final Clock clock;
    private final Duration heldFor;
    private final int most;

    @Inject
    CapacityReservations(
            RuleLock locks,
            EntityManager entities,
            CapacityHolds holds,
            OpenReferrals referrals,
            Clock clock,
            ReferralConfig config) {
        this.locks = locks;
        this.entities = entities;
        this.holds = holds;
        this.referrals = referrals;
        this.clock = clock;
        heldFor = config.holdFor();
        most = config.mostHolds();
    }

    /**
     * A referral that has a place, or wants one.
     *
     * @param confidential known to few: its place is counted apart
     */
    public record PlaceRequest(UUID referral, UUID place, AgencyId agency, boolean confidential) {
        CapacityHold hold(HoldState state, Clock clock) {
            return CapacityHold.of(referral, state, place, agency, confidential, clock);
        }
    }

    /** What a referral does with its place. */
    public enum PlaceUse {
        /** Whatever was held stays held. */
        WAITS,
        TAKES,
        /** Even where none is free: the person was here already. */
        TAKES_AGAIN,
        LEAVES
    }

    /**
     * For a referral that is sent.
     *
     * @param kept a place kept before, or null; by the caller or by whoever drafted the referral
     * @param evenWithout whether it may go without a place: the recipient may put it on the waiting list
     */
    public void reserve(PlaceRequest request, UUID kept, String drafter, boolean evenWithout) {
        UUID place = request.place();

        if (kept != null) {
            holds.heldBy(kept, drafter)
                    .filter(hold -> hold.agency().equals(request.agency())
                            && hold.serviceAtLocationId().equals(place)
                            && hold.isFree())
                    .orElseThrow(() -> Problem.invalidField("#hold", "unknown-hold"))
                    .assignTo(request.referral(), clock);
        } else if (adjust(1, 0, request.confidential(), condition(request.confidential()), place)) {
            holds.persist(request.hold(HoldState.HELD, clock));
        } else if (!evenWithout && counted(place).isPresent()) {
            throw new Problem(ReferralProblem.NO_FREE_PLACE);
        }
    }

    private static String condition(boolean confidential) {
        return confidential ? FREE : SEEMS_FREE;
    }

    /** After each step of a referral. */
    public void update(PlaceRequest request, PlaceUse use) {
        switch (use) {
            case WAITS -> {}
            case LEAVES -> holds.of(request.referral()).ifPresent(hold -> end(hold, HoldState.RELEASED));
            case TAKES, TAKES_AGAIN -> {
                Optional<CapacityHold> hold = holds.of(request.referral());
                if (hold.isEmpty()) {
                    take(request, use == PlaceUse.TAKES_AGAIN);
                } else if (hold.get().state() == HoldState.HELD) {
                    consume(hold.get());
                }
            }
        }
    }

    private void consume(CapacityHold hold) {
        String notOversold = "c.held > 0 and (c.taken < c.places or c.hiddenHeld + c.hiddenTaken = 0)";
        UUID place = hold.serviceAtLocationId();
        if (!adjust(-1, 1, hold.isConfidential(), notOversold, place)
                && counted(place).filter(CapacityCount::isFullUnseen).isPresent()) {
            throw new Problem(ReferralProblem.NO_FREE_PLACE);
        }
        hold.is(HoldState.CONSUMED, clock);
    }

    private void take(PlaceRequest request, boolean evenIfFull) {
        if (adjust(0, 1, request.confidential(), evenIfFull ? "true = true" : FREE, request.place())) {
            holds.persist(request.hold(HoldState.CONSUMED, clock));
        } else if (counted(request.place()).isPresent()) {
            throw new Problem(ReferralProblem.NO_FREE_PLACE);
        }
    }

    /** Keeps a place before there is a referral, while the caseworker asks for consent. */
    CapacityHold hold(UUID place, boolean confidential, AgencyId agency, String by) {
        if (counted(place).isEmpty()) {
            throw Problem.invalidField("/serviceAtLocationId", "places-not-counted");
        }
        locks.take("capacity-holds", agency, place, by);
        if (holds.freeOf(agency.value(), by, place) >= most) {
            throw new Problem(ReferralProblem.TOO_MANY_HOLDS);
        }
        if (!adjust(1, 0, confidential, condition(confidential), place)) {
            throw new Problem(ReferralProblem.NO_FREE_PLACE);
        }
        CapacityHold hold = CapacityHold.until(clock.instant().plus(heldFor), place, agency, by, confidential, clock);
        holds.persist(hold);
        return hold;
    }

    /** By whoever holds it, before there is a referral. */
    void release(CapacityHold hold) {
        if (!hold.isFree()) {
            throw new Problem(CommonProblem.ALREADY_DONE);
        }
        end(hold, HoldState.RELEASED);
    }

    private void end(CapacityHold hold, HoldState now) {
        boolean held = hold.state() == HoldState.HELD;
        adjust(
                held ? -1 : 0,
                held ? 0 : -1,
                hold.isConfidential(),
                held ? "c.held > 0" : "c.taken > 0",
                hold.serviceAtLocationId());
        hold.is(now, clock);
    }

    /**
     * Begins to count, or counts otherwise. Who is served already takes a place.
     *
     * @return whether so many were not counted before
     */
    boolean count(UUID place, int number) {
        locks.take("capacity", place);
        int known = entities.createQuery(
                        "update CapacityCount c set c.places = :number, c.updatedAt = :now where c.serviceAtLocationId = :place and c.places <> :number")
                .setParameter("number", number)
                .setParameter("now", clock.instant())
                .setParameter("place", place)
                .executeUpdate();
        if (known > 0 || counted(place).isPresent()) {
            return known > 0;
        }
        List<PlaceRequest> served = referrals.servedAt(place);
        served.forEach(one -> holds.persist(one.hold(HoldState.CONSUMED, clock)));
        entities.flush();
        entities.createNativeQuery(
                        "insert into capacity (service_at_location_id, places, taken, hidden_taken, updated_at)"
                                + " select :place, :number, :taken, count(*) filter (where confidential), :now from capacity_hold"
                                + " where service_at_location_id = :place and state = 'CONSUMED'")
                .setParameter("place", place)
                .setParameter("number", number)
                .setParameter("taken", served.size())
                .setParameter("now", clock.instant())
                .executeUpdate();
        return true;
    }

    void stopCounting(UUID place) {
        holds.at(place).forEach(hold -> hold.is(HoldState.RELEASED, clock));
        entities.createQuery("delete from CapacityCount c where c.serviceAtLocationId = :place")
                .setParameter("place", place)
                .executeUpdate();
    }

    Optional<CapacityCount> counted(UUID place) {
        return Optional.ofNullable(entities.find(CapacityCount.class, place));
    }

    /** Free places as everybody may know them, of those whose places are counted. Of sensitive services none: each movement would be a confidential referral. */
    public Map<UUID, Integer> freePlaces(Collection<UUID> places) {
        if (places.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select c from CapacityCount c, ServiceAtLocation p where c.serviceAtLocationId in (:places)"
                                + " and p.id = c.serviceAtLocationId and p.service.sensitive = false",
                        CapacityCount.class)
                .setParameter("places", places)
                .getResultStream()
                .collect(Collectors.toMap(
                        CapacityCount::serviceAtLocationId, c -> c.shown().free()));
    }

    /** How many that are not confidential are open at each of some services at locations. */
    public Map<UUID, Long> openAt(Collection<UUID> places) {
        return referrals.openByPlace(places, false);
    }

    /** Before a referral is sent to one that takes only so many: of two that are sent at once the second is counted after the first. */
    public void lockIntake(ServiceAtLocation place) {
        if (place.intake().maxOpenReferrals() != null) {
            entities.lock(place, LockModeType.PESSIMISTIC_WRITE);
        }
    }

    /** Whether one that takes only so many takes no more. */
    public boolean isFull(ServiceAtLocation place, boolean confidential) {
        Integer most = place.intake().maxOpenReferrals();
        if (most == null) {
            return false;
        }
        return referrals.openByPlace(List.of(place.rawId()), confidential).getOrDefault(place.rawId(), 0L) >= most;
    }

    /** What is hidden moves no time either. */
    private boolean adjust(int held, int taken, boolean hidden, String where, UUID place) {
        String how = "c.held = c.held + :held, c.taken = c.taken + :taken, "
                + (hidden
                        ? "c.hiddenHeld = c.hiddenHeld + :held, c.hiddenTaken = c.hiddenTaken + :taken"
                        : "c.updatedAt = :now");
        Query update = entities.createQuery(
                        "update CapacityCount c set " + how + " where c.serviceAtLocationId = :place and " + where)
                .setParameter("held", held)
                .setParameter("taken", taken)
                .setParameter("place", place);
        if (!hidden) {
            update.setParameter("now", clock.instant());
        }
        return update.executeUpdate() == 1;
    }

    @Scheduled(every = "${wasl.referral.sweep-every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void releaseExpired() {
        List<CapacityHold> some;
        do {
            some = QuarkusTransaction.requiringNew().call(() -> {
                List<CapacityHold> expired = holds.expired(clock.instant(), AT_ONCE);
                expired.forEach(hold -> end(hold, HoldState.EXPIRED));
                return expired;
            });
        } while (some.size() == AT_ONCE);
    }
}
