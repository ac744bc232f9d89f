package org.wasl.contracts.code;

/** Where a service for the person of a case stands. */
public enum ServiceDeliveryStatus {
    PLANNED,
    /** A referral does it, and moves it. */
    REFERRED,
    IN_PROGRESS,
    DELIVERED,
    NOT_DELIVERED
}
