package org.wasl.contracts.code;

/** Where a bulk import is. */
public enum ImportStatus {
    AWAITING_FILE,
    RUNNING,
    PAUSED,
    CANCELLED,
    DONE,
    FAILED
}
