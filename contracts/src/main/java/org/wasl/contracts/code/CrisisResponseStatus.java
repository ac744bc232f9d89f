package org.wasl.contracts.code;

public enum CrisisResponseStatus {
    PLANNED,
    ACTIVE,
    CLOSED
}
