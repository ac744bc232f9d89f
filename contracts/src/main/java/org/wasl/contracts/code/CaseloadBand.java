package org.wasl.contracts.code;

/** How much of what a worker may hold they hold, in weighted cases. */
public enum CaseloadBand {
    NONE,
    UP_TO_HALF,
    BELOW_LIMIT,
    FULL
}
