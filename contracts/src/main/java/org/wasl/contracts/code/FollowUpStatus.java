package org.wasl.contracts.code;

public enum FollowUpStatus {
    PLANNED,
    DONE,
    MISSED,
    CANCELLED
}
