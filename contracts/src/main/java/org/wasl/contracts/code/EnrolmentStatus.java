package org.wasl.contracts.code;

/** Where an enrolment in a programme stands. */
public enum EnrolmentStatus {
    WAITLISTED,
    ENROLLED,
    COMPLETED,
    DROPPED_OUT,
    WITHDRAWN
}
