package org.wasl.contracts.code;

/** Whether a professional standard was met, as a supervision session found it. */
public enum StandardMet {
    YES,
    PARTLY,
    NO,
    NOT_SEEN
}
