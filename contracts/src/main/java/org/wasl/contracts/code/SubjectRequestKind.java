package org.wasl.contracts.code;

/** What a person may ask about their data. */
public enum SubjectRequestKind {
    ACCESS,
    RECTIFICATION,
    RESTRICTION,
    ERASURE
}
