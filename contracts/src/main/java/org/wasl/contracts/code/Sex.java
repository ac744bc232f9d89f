package org.wasl.contracts.code;

/** As recorded; not a statement about gender identity. */
public enum Sex {
    MALE,
    FEMALE,
    OTHER,
    UNKNOWN
}
