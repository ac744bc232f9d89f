package org.wasl.referral.match;

/** Whether something fits. UNKNOWN is no: the entry or the question does not say. */
public enum Verdict {
    YES,
    NO,
    UNKNOWN
}
