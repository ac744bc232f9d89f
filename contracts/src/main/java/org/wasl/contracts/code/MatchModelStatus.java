package org.wasl.contracts.code;

public enum MatchModelStatus {
    TRAINING,
    READY,
    ACTIVE,
    RETIRED,
    FAILED
}
