package org.wasl.contracts.code;

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
