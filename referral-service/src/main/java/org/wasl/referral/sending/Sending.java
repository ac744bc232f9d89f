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
 * @param granted what the registry lets out; null before it was asked
 */
record Sending(Referral referral, ServiceAtLocation service, SendOptions options, ConsentDecision.Granted granted) {
    boolean isEmergency() {
        return referral.priority() == ReferralPriority.EMERGENCY;
    }

    /** As it will count once it was sent: the service may have become sensitive after the draft. */
    CapacityReservations.PlaceRequest placeRequest() {
        return referral.placeRequest(
                referral.sharing().isConfidential() || service.service().sensitive());
    }
}
