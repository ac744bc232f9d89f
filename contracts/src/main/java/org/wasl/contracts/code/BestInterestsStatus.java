package org.wasl.contracts.code;

public enum BestInterestsStatus {
    INITIATED,
    INFO_GATHERING,
    REPORT_DRAFTED,
    PANEL,
    DECIDED,
    DEFERRED,
    CLOSED
}
