package org.wasl.contracts.code;

public enum ServiceDeliveryStatus {
    PLANNED,
    /** A referral does it, and moves it. */
    REFERRED,
    IN_PROGRESS,
    DELIVERED,
    NOT_DELIVERED
}
