package org.wasl.contracts.code;

/** By what somebody was found. */
public enum SearchField {
    NAME,
    IDENTIFIER,
    PHONE,
    BIRTH_DATE,
    SEX,
    GOVERNORATE,
    HOUSEHOLD
}
