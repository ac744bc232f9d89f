package org.wasl.contracts.code;

/** How much of a birth date is known. What is not known is stored as 1 January or the first of the month. */
public enum BirthDatePrecision {
    EXACT,
    MONTH,
    YEAR,
    ESTIMATED
}
