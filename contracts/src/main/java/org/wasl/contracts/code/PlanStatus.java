package org.wasl.contracts.code;

public enum PlanStatus {
    DRAFT,
    SUBMITTED,
    APPROVED,
    ACTIVE,
    SUPERSEDED
}
