package org.wasl.contracts.code;

/** What a service asks of a person; ages stand apart. */
public enum EligibilityField {
    SEX,
    NATIONALITY,
    REGISTRATION_DOCUMENT,
    GOVERNORATE,
    VULNERABILITY_SCORE,
    SPECIFIC_NEED
}
