package org.wasl.contracts.code;

/** How grave a specific need is. */
public enum NeedSeverity {
    LOW,
    MEDIUM,
    HIGH
}
