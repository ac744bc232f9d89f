package org.wasl.contracts.code;

/** Where the review of a candidate pair stands. */
public enum MatchStatus {
    PENDING,
    AUTO_LINKED,
    CONFIRMED,
    REJECTED,
    DEFERRED,
    PROPOSED
}
