package org.wasl.contracts.code;

/** What a person may ask of her data. */
public enum SubjectRequestKind {
    ACCESS,
    RECTIFICATION,
    RESTRICTION,
    ERASURE
}
