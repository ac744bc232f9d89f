package org.wasl.contracts.code;

/** How often a subscriber gets figures by mail, and over which periods. */
public enum ReportFrequency {
    WEEK,
    MONTH,
    QUARTER
}
