package org.wasl.contracts.code;

/** What a referral brought. */
public enum ReferralOutcome {
    SERVICE_RECEIVED,
    PARTLY_RECEIVED,
    REFERRED_ONWARD,
    INFORMATION_ONLY
}
