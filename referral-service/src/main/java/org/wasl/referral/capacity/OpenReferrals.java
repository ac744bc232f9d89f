package org.wasl.referral.capacity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;
import org.wasl.referral.capacity.CapacityReservations.PlaceRequest;

/** The referrals that places are held for, as the capacity room reads them. */
public interface OpenReferrals {
    Filter<?> visibleTo(Caller caller);

    /**
     * How many are open at each of some services at locations; a service without any is left out.
     *
     * @param confidential whether those that few may know of count too
     */
    Map<UUID, Long> openByPlace(Collection<UUID> places, boolean confidential);

    /** Those whose persons are served at a service at a location now. */
    List<PlaceRequest> servedAt(UUID place);
}
