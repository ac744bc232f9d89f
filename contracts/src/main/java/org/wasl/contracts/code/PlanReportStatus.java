package org.wasl.contracts.code;

public enum PlanReportStatus {
    DRAFT,
    SUBMITTED,
    RETURNED,
    RESUBMITTED,
    REVIEWED,
    /** Its figures stay. */
    LOCKED
}
