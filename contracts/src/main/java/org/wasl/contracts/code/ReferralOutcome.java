package org.wasl.contracts.code;

public enum ReferralOutcome {
    SERVICE_RECEIVED,
    PARTLY_RECEIVED,
    REFERRED_ONWARD,
    INFORMATION_ONLY
}
