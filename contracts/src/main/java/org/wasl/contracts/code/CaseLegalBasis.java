package org.wasl.contracts.code;

/** On what a case is opened. */
public enum CaseLegalBasis {
    CONSENT,
    ASSENT_PLUS_CAREGIVER,
    BEST_INTERESTS,
    LEGAL_OBLIGATION,
    VITAL_INTEREST;

    /** Whether the person, or the guardian who decides for them, said yes. Any other basis is a decision about them, and reviewed by a second person. */
    public boolean isByConsent() {
        return this == CONSENT || this == ASSENT_PLUS_CAREGIVER;
    }
}
