package org.wasl.contracts.code;

/** Where an assessment stands. */
public enum AssessmentStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    RETURNED
}
