package org.wasl.contracts.code;

/** How a figure is compared with the value of a threshold. */
public enum ThresholdComparison {
    ABOVE,
    BELOW,
    /** By at least so many percent against the period before. */
    RISES_BY
}
