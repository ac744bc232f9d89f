package org.wasl.contracts.code;

/** How much a grant opens of the parts that it names. */
public enum GrantLevel {
    READ,
    /** Also adds notes, services and follow-ups. */
    CONTRIBUTE
}
