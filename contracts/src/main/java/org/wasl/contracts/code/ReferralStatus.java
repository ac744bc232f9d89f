package org.wasl.contracts.code;

/** Where a referral stands between requester and recipient. */
public enum ReferralStatus {
    DRAFT,
    SENT,
    RECEIVED,
    ACCEPTED,
    WAITLISTED,
    DECLINED,
    IN_PROGRESS,
    ON_HOLD,
    COMPLETED,
    FAILED,
    CANCELLED,
    EXPIRED,
    ENTERED_IN_ERROR
}
