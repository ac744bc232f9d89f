package org.wasl.referral.capacity;

import org.wasl.platform.caller.Caller;
import org.wasl.platform.paging.Filter;

/** What places are held for, as far as a caller knows it. */
public interface PlaceUsers {
    Filter<?> visibleTo(Caller caller);
}
