package org.wasl.contracts.code;

/** Where a case stands in its lifecycle. */
public enum CaseStatus {
    IDENTIFIED,
    OPEN,
    ON_HOLD,
    PENDING_CLOSURE,
    CLOSED,
    TRANSFERRED_OUT,
    NOT_ELIGIBLE,
    MERGED
}
