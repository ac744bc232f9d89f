package org.wasl.referral.capacity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.HoldState;
import org.wasl.platform.access.CallerKeys;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Aggregates;
import org.wasl.platform.paging.Filter;

/** Holds of places. A hold is visible to the account that made it until it is for a referral; then to those of the agency who know the referral. */
@ApplicationScoped
class CapacityHolds extends Aggregates<CapacityHold> {
    private static final Set<HoldState> COUNTED = Set.of(HoldState.HELD, HoldState.CONSUMED);

    private final OpenReferrals referrals;
    private final CallerKeys keys;

    @Inject
    CapacityHolds(OpenReferrals referrals, CallerKeys keys) {
        this.referrals = referrals;
        this.keys = keys;
    }

    @Override
    public Filter<CapacityHold> visibleTo(Caller caller) {
        return Filter.of(CapacityHold.class)
                .andEither(
                        "e.referralId is null and e.heldBy in (:accounts)", "e.referralId", referrals.visibleTo(caller))
                .and("e.agencyId = :agency", "agency", caller.agency().value())
                .withUnbound("accounts", keys.ownerAccounts());
    }

    /** One that the caller keeps, or whoever drafted the referral that it is to be for. */
    Optional<CapacityHold> heldBy(UUID id, String drafter) {
        return findByIdOptional(id)
                .filter(hold ->
                        hold.isHeldBy(drafter) || keys.ownerAccounts().stream().anyMatch(hold::isHeldBy));
    }

    /** The place that a referral counts for, if it does. */
    Optional<CapacityHold> of(UUID referral) {
        return find("referralId = ?1 and state in ?2", referral, COUNTED).firstResultOptional();
    }

    List<CapacityHold> at(UUID place) {
        return list("serviceAtLocationId = ?1 and state in ?2", place, COUNTED);
    }

    /** What colleagues keep does not count: it is theirs to know. */
    long freeOf(UUID agency, String account, UUID place) {
        return count(
                "agencyId = ?1 and heldBy = ?2 and serviceAtLocationId = ?3 and state = ?4 and referralId is null",
                agency,
                account,
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
