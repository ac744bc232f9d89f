package org.wasl.contracts.code;

/** Whether an agency may work with a person on a consent, for a purpose; where not, why. */
public enum ConsentValidity {
    IN_FORCE,
    OTHER_PURPOSE,
    /** It names other agencies. */
    OTHER_RECIPIENT,
    /** It stands among the consents, and is another basis (ADR 36). */
    OTHER_LEGAL_BASIS,
    /** Withdrawn, expired, or ended as {@link ConsentEnd} says. */
    ENDED,
    /** By a later consent for the same purpose and recipient. */
    REPLACED,
    /** The person asked that the record is only kept. */
    RECORD_RESTRICTED
}
