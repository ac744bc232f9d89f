package org.wasl.contracts.code;

/** What a referral waits for, by somebody and by a time. The requester answers questions (INFORMATION); all else is the recipient's. */
public enum ReferralDeadline {
    ACKNOWLEDGE,
    DECIDE,
    CONTACT,
    OUTCOME,
    REVIEW,
    INFORMATION
}
