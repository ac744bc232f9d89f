package org.wasl.contracts.code;

/** What the malware scanner said of a file. */
public enum ScanStatus {
    /** No content has been sent yet. */
    AWAITING_CONTENT,
    PENDING,
    CLEAN,
    /** The installation has no scanner. */
    NOT_SCANNED,
    BLOCKED
}
