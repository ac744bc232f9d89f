package org.wasl.contracts.code;

/** Whether a service is given (HSDS). */
public enum ServiceStatus {
    ACTIVE,
    INACTIVE,
    DEFUNCT,
    TEMPORARILY_CLOSED
}
