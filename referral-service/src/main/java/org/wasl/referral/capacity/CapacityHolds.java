package org.wasl.referral.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.HoldState;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Those of the caller's agency. */
@ApplicationScoped
class CapacityHolds extends Aggregates<CapacityHold> {
    private static final Set<HoldState> COUNTED = Set.of(HoldState.HELD, HoldState.CONSUMED);

    @Override
    public Filter<CapacityHold> visibleTo(Caller caller) {
        return Filter.of(CapacityHold.class)
                .and("e.agencyId = :agency", "agency", caller.agency().value());
    }

    /** The place that a referral counts for, if it does. */
    Optional<CapacityHold> of(UUID referral) {
        return find("referralId = ?1 and state in ?2", referral, COUNTED).firstResultOptional();
    }

    List<CapacityHold> at(UUID place) {
        return list("serviceAtLocationId = ?1 and state in ?2", place, COUNTED);
    }

    long freeOf(UUID agency, UUID place) {
        return count(
                "agencyId = ?1 and serviceAtLocationId = ?2 and state = ?3 and referralId is null",
                agency,
                place,
                HoldState.HELD);
    }

    List<CapacityHold> expired(Instant now, int atMost) {
        return find("state = ?1 and expiresAt < ?2 order by expiresAt", HoldState.HELD, now)
                .withLock(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", -2)
                .page(0, atMost)
                .list();
    }
}
