package org.wasl.contracts.code;

/** RELEASED: another agency holds the person too; the one that was asked does no longer. */
public enum ErasureOutcome {
    ERASED,
    RELEASED
}
