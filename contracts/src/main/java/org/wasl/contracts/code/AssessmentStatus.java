package org.wasl.contracts.code;

public enum AssessmentStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    RETURNED
}
