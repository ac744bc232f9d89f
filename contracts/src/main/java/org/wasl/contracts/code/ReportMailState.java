package org.wasl.contracts.code;

/** What became of the last mail of a subscription. */
public enum ReportMailState {
    /** None was due. */
    NOT_YET,
    SENT,
    /** It was not taken, and is tried again. */
    RETRYING,
    /** It was not taken in many attempts and is given up; the next one is tried. */
    UNDELIVERED,
    /** This installation sends no mail now. */
    SWITCHED_OFF
}
