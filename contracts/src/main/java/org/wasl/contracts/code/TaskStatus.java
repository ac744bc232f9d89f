package org.wasl.contracts.code;

/** Where a task stands. */
public enum TaskStatus {
    OPEN,
    IN_PROGRESS,
    DONE,
    CANCELLED
}
