package org.wasl.contracts.code;

public enum ResponsePhaseKind {
    PREPAREDNESS,
    EMERGENCY,
    RECOVERY
}
