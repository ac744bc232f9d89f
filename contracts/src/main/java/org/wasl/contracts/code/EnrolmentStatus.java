package org.wasl.contracts.code;

public enum EnrolmentStatus {
    WAITLISTED,
    ENROLLED,
    COMPLETED,
    DROPPED_OUT,
    WITHDRAWN
}
