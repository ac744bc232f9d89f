package org.wasl.contracts.code;

public enum CentreProgrammeStatus {
    PLANNED,
    RUNNING,
    ENDED,
    CANCELLED
}
