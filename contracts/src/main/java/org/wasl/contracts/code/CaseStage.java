package org.wasl.contracts.code;

/** The six steps shared by the Inter-Agency Child Protection (2014) and GBV (2017) case management guidelines. */
public enum CaseStage {
    IDENTIFICATION_REGISTRATION,
    ASSESSMENT,
    CASE_PLANNING,
    IMPLEMENTATION,
    FOLLOW_UP_REVIEW,
    CLOSURE
}
