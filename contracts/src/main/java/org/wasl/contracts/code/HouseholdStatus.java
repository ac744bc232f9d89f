package org.wasl.contracts.code;

/** EMPTY when the last one left; MERGED when all went into another household together. */
public enum HouseholdStatus {
    ACTIVE,
    EMPTY,
    MERGED
}
