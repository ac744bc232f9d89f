package org.wasl.contracts.code;

public enum FollowUpActionStatus {
    OPEN,
    IN_PROGRESS,
    DONE,
    CANCELLED
}
