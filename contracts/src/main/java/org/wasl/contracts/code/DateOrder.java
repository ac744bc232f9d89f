package org.wasl.contracts.code;

/** Which number of 03/04/1991 is the day. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
