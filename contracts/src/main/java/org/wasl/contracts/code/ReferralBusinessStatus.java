package org.wasl.contracts.code;

/** What a status does not say: what a referral waits for, or how it came to be where it is. */
public enum ReferralBusinessStatus {
    SUMMARY_SENT,
    INFO_REQUESTED,
    INFO_PROVIDED,
    APPOINTMENT_SCHEDULED,
    ATTENDED,
    NO_SHOW,
    APPOINTMENT_CANCELLED,
    WAITLISTED,
    CANCELLATION_REQUESTED,
    EXPIRED,
    REOPENED
}
