package org.wasl.referral.recipient;

import org.wasl.contracts.id.AgencyId;

/** The referrals that an organization lists accounts for, as far as its list asks. */
public interface SensitiveReferrals {
    /** Whether one of them was sent there and has not ended. */
    boolean anyOpenAt(AgencyId organization);
}
