package org.wasl.contracts.code;

/** Calendar periods in Asia/Amman. A week begins on Sunday. */
public enum IndicatorPeriod {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
}
