package org.wasl.contracts.code;

/** Why a recipient declines a referral. */
public enum DeclineReason {
    NO_CAPACITY,
    NOT_ELIGIBLE,
    OUT_OF_AREA,
    MISSING_DOCUMENTS,
    MISSING_INFORMATION,
    SERVICE_SUSPENDED,
    DUPLICATE,
    WRONG_SERVICE,
    CANNOT_ACCOMMODATE_DISABILITY,
    SAFETY_RISK,
    OTHER
}
