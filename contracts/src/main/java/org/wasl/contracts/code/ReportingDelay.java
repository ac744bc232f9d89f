package org.wasl.contracts.code;

/** How long after an incident it was reported, in the bands in which Primero counts. */
public enum ReportingDelay {
    DAYS_0_3,
    DAYS_4_5,
    DAYS_6_14,
    DAYS_15_30,
    MONTHS_1_3,
    MONTHS_4_AND_MORE,
    /** The day of the incident is not known. */
    UNKNOWN
}
