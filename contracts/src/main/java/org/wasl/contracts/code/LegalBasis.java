package org.wasl.contracts.code;

/** By which right personal data are used. */
public enum LegalBasis {
    CONSENT,
    VITAL_INTEREST,
    PUBLIC_TASK,
    LEGAL_OBLIGATION
}
