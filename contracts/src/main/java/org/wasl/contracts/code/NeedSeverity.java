package org.wasl.contracts.code;

public enum NeedSeverity {
    LOW,
    MEDIUM,
    HIGH
}
