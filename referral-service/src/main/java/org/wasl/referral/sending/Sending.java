package org.wasl.referral.sending;

import org.wasl.contracts.code.ReferralPriority;
import org.wasl.referral.capacity.CapacityReservations;
import org.wasl.referral.directory.ServiceAtLocation;
import org.wasl.referral.disclosure.ConsentDecision;
import org.wasl.referral.referral.Referral;

/**
 * A referral that is about to be sent: what the {@link SendingPolicies} look at.
 *
 * @param service that it goes to, as the directory has it now
 * @param granted what the registry lets out
 */
record Sending(Referral referral, ServiceAtLocation service, SendOptions options, ConsentDecision.Granted granted) {
    boolean isEmergency() {
        return referral.priority() == ReferralPriority.EMERGENCY;
    }

    CapacityReservations.PlaceRequest placeRequest() {
        return referral.placeRequestAt(service);
    }
}
