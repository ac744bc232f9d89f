package org.wasl.contracts.code;

public enum RiskLevel {
    HIGH,
    MEDIUM,
    LOW,
    NOT_ASSESSED
}
