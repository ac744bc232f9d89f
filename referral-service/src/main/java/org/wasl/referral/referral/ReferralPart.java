package org.wasl.referral.referral;

import org.wasl.contracts.id.ReferralId;

/** A room that keeps something of a referral in which a person is spoken of. */
public interface ReferralPart {
    /** She was erased: what names her, or could, goes. */
    void forget(ReferralId referral);
}
