package org.wasl.contracts.code;

/** Why a figure is not told. */
public enum UntoldReason {
    /** Of so few, or of nobody: which of the two is not told either. */
    FEW_OR_NONE,
    /** Nothing was counted, or there is nothing to divide by. */
    NO_RECORDS,
    /** By groups nothing is told yet of this period. */
    NOT_YET
}
