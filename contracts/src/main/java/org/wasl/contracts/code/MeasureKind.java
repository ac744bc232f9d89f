package org.wasl.contracts.code;

/** What a measure makes of the facts that it takes. */
public enum MeasureKind {
    /** How many there are. */
    RECORDS,
    /** How many different persons they are about, after merges. */
    PERSONS,
    /** The sum of a number that each has. */
    SUM,
    /** The mean of a number that each has. */
    MEAN,
    /** Hours from one time of each to another: the median, or another percentile. */
    HOURS
}
