package org.wasl.contracts.code;

/** Where an action of a care plan stands. */
public enum PlanActionStatus {
    PLANNED,
    REFERRED,
    DONE,
    NOT_DONE,
    CANCELLED
}
