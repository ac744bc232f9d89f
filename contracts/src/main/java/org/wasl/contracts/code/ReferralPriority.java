package org.wasl.contracts.code;

/** How urgent a referral is; its deadlines follow from it. */
public enum ReferralPriority {
    EMERGENCY,
    URGENT,
    NORMAL
}
