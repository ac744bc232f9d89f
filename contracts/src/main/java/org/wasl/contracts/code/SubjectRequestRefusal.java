package org.wasl.contracts.code;

/** Why a request is not fulfilled. */
public enum SubjectRequestRefusal {
    IDENTITY_NOT_PROVEN,
    REQUIRED_BY_LAW,
    HARMS_ANOTHER_PERSON,
    NOT_WRONG,
    REPEATED
}
