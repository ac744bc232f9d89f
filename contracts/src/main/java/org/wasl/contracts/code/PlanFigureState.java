package org.wasl.contracts.code;

/** How the figure of a report came about, or why there is none. None of these is zero. */
public enum PlanFigureState {
    COMPUTED,
    /** Counted by hand. */
    ENTERED,
    /** Not told: of a few, of nobody, or divided by too few. */
    SUPPRESSED,
    /** Nothing was computed since the period ended. */
    NOT_YET,
    /** Nobody computes it, and it was not counted by hand yet. */
    NONE
}
