package org.wasl.contracts.code;

public enum GrantLevel {
    READ,
    /** Also adds notes, services and follow-ups. */
    CONTRIBUTE
}
