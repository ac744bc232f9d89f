package org.wasl.contracts.code;

public enum ReferralPriority {
    EMERGENCY,
    URGENT,
    NORMAL
}
