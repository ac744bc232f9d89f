package org.wasl.contracts.code;

public enum IndicatorAlertStatus {
    RAISED,
    ACKNOWLEDGED,
    /** An action or a response was begun because of it. */
    FOLLOWED,
    DISMISSED,
    /** The figure does not pass the threshold any more. */
    CLEARED
}
