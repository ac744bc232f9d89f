package org.wasl.contracts.code;

/** LIFTED: a restriction that held once. */
public enum SubjectRequestStatus {
    RECEIVED,
    FULFILLED,
    REFUSED,
    WITHDRAWN,
    LIFTED
}
