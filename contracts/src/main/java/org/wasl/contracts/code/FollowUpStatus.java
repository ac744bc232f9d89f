package org.wasl.contracts.code;

/** Where a follow-up stands. */
public enum FollowUpStatus {
    PLANNED,
    DONE,
    MISSED,
    CANCELLED
}
