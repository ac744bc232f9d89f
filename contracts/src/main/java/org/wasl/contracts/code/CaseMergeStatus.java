package org.wasl.contracts.code;

public enum CaseMergeStatus {
    PROPOSED,
    CONFIRMED,
    REJECTED,
    UNDONE
}
