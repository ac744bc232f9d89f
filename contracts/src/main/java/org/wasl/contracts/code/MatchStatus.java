package org.wasl.contracts.code;

public enum MatchStatus {
    PENDING,
    AUTO_LINKED,
    CONFIRMED,
    REJECTED,
    DEFERRED,
    PROPOSED
}
