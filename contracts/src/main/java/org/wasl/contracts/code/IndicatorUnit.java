package org.wasl.contracts.code;

/** What the number of an indicator counts. Unique persons, contacts and heads are three things: one person may have many contacts. */
public enum IndicatorUnit {
    PERSONS,
    HOUSEHOLDS,
    CASES,
    REFERRALS,
    SERVICES,
    CONTACTS,
    RECORDS,
    WORKERS,
    PERCENT,
    PER_RECORD,
    PER_10000,
    HOURS,
    DAYS,
    SCORE
}
