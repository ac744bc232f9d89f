package org.wasl.contracts.code;

/** Where a care plan stands. */
public enum PlanStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    ACTIVE,
    SUPERSEDED
}
