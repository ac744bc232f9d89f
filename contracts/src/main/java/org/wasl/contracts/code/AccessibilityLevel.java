package org.wasl.contracts.code;

/** How far a place has what a person needs to enter and be understood. */
public enum AccessibilityLevel {
    FULL,
    PARTIAL,
    NONE,
    UNKNOWN
}
