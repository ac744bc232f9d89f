package org.wasl.contracts.code;

/** Where a match model stands. */
public enum MatchModelStatus {
    TRAINING,
    READY,
    ACTIVE,
    RETIRED,
    FAILED
}
