package org.wasl.referral.capacity;

import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;

/** The referrals that places are held for, as the capacity room reads them. */
public interface OpenReferrals {
    Filter<?> visibleTo(Caller caller);
}
