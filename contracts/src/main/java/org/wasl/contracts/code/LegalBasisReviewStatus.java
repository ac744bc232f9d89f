package org.wasl.contracts.code;

/** Whether a second person agrees that data went on another basis than consent. */
public enum LegalBasisReviewStatus {
    PENDING,
    CONFIRMED,
    REJECTED
}
