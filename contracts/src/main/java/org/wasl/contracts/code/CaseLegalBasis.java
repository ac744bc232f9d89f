package org.wasl.contracts.code;

/** On what a case is opened. */
public enum CaseLegalBasis {
    CONSENT,
    ASSENT_PLUS_CAREGIVER,
    BEST_INTERESTS,
    LEGAL_OBLIGATION,
    VITAL_INTEREST
}
