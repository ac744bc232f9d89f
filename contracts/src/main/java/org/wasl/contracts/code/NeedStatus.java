package org.wasl.contracts.code;

/** REFUTED: it was looked into, and was never so. */
public enum NeedStatus {
    ACTIVE,
    RESOLVED,
    REFUTED
}
