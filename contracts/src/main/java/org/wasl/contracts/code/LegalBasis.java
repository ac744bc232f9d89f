package org.wasl.contracts.code;

public enum LegalBasis {
    CONSENT,
    VITAL_INTEREST,
    PUBLIC_TASK,
    LEGAL_OBLIGATION
}
