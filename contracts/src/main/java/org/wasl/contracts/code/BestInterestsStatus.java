package org.wasl.contracts.code;

/** Where a best interests procedure stands. */
public enum BestInterestsStatus {
    INITIATED,
    INFO_GATHERING,
    REPORT_DRAFTED,
    PANEL,
    DECIDED,
    DEFERRED,
    CLOSED
}
