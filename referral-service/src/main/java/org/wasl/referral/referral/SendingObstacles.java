package org.wasl.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.platform.caller.Caller;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.directory.ServiceAtLocation;

/** What this service knows to stand against sending a draft, without asking another one. Of all else than drafts nothing is asked. */
@ApplicationScoped
class SendingObstacles {
    private final Referrals referrals;
    private final Targets targets;
    private final CapacityReservations reservations;
    private final Caller caller;

    @Inject
    SendingObstacles(Referrals referrals, Targets targets, CapacityReservations reservations, Caller caller) {
        this.referrals = referrals;
        this.targets = targets;
        this.reservations = reservations;
        this.caller = caller;
    }

    /** @param restricted whether nothing is disclosed of the person anew */
    Circumstances of(Referral referral, BooleanSupplier restricted) {
        return new Circumstances(
                restricted,
                () -> referral.chain().isOnward() && !referrals.isServedBy(referral, caller),
                at(referral, service -> !targets.isAccepting(service)),
                at(referral, service -> targets.isKnownToNobody(referral, service)),
                at(
                        referral,
                        service -> referral.priority() != ReferralPriority.EMERGENCY
                                && reservations.isFull(
                                        service,
                                        referral.placeRequestAt(service).confidential())));
    }

    /** For a list: the services of its drafts are read at once. */
    void load(List<Referral> page) {
        targets.load(page.stream()
                .filter(referral -> referral.status() == ReferralStatus.DRAFT)
                .map(Referral::serviceAtLocation)
                .toList());
    }

    private BooleanSupplier at(Referral referral, Predicate<ServiceAtLocation> objects) {
        return () -> objects.test(targets.known(referral.serviceAtLocation()));
    }
}
