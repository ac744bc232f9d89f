package org.wasl.contracts.code;

public enum PlanActionStatus {
    PLANNED,
    REFERRED,
    DONE,
    NOT_DONE,
    CANCELLED
}
