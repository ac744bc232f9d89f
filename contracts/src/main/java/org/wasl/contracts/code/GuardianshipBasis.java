package org.wasl.contracts.code;

/** By what somebody, or an institution, decides for a person. */
public enum GuardianshipBasis {
    PARENT,
    /** The next of kin whom the law names where there is no parent. */
    KINSHIP,
    /** Also for adults who cannot decide for themselves. */
    COURT_DECISION,
    STATE_CARE,
    /** Until a court has decided. */
    TEMPORARY
}
