package org.wasl.contracts.code;

/** How much the person of a case is at risk; deadlines follow from it. */
public enum RiskLevel {
    HIGH,
    MEDIUM,
    LOW,
    NOT_ASSESSED
}
