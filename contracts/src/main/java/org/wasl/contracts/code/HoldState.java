package org.wasl.contracts.code;

/** What became of a place that was kept. */
public enum HoldState {
    HELD,
    CONSUMED,
    RELEASED,
    EXPIRED
}
