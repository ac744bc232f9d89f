package org.wasl.contracts.code;

/** Why an offer of a case ended although neither side took it back or declined it. */
public enum TransferEnd {
    /** The consent on which it was made has ended, or opens the case to that agency no more. */
    CONSENT_ENDED,
    /** The person's record is only kept from now on. */
    RECORD_RESTRICTED,
    /** The organization that it was made to has closed. */
    RECIPIENT_CLOSED,
    /** The case is over, or is worked on by another agency. */
    CASE_ENDED,
    /** A second person of the agency that made it did not approve it. */
    NOT_APPROVED
}
