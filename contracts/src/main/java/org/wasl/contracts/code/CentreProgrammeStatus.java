package org.wasl.contracts.code;

/** Where a programme of a centre stands. */
public enum CentreProgrammeStatus {
    PLANNED,
    RUNNING,
    ENDED,
    CANCELLED
}
