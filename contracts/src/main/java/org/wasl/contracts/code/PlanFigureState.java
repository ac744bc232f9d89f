package org.wasl.contracts.code;

/** How the figure of a report came about, or why there is none. None of these is zero. */
public enum PlanFigureState {
    COMPUTED,
    /** Counted by hand. */
    ENTERED,
    /** Too small a group to be told. */
    SUPPRESSED,
    /** Who asked may not read it. */
    NOT_OPEN,
    /** Nothing was counted, or it would be divided by nothing. */
    NONE
}
