package org.wasl.contracts.code;

/** What a provider can say of its room without counting. */
public enum CapacityStatus {
    CAPACITY,
    NO_CAPACITY,
    WAITLIST,
    ASSESSMENT_REQUIRED
}
