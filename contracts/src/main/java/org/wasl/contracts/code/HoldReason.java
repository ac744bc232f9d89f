package org.wasl.contracts.code;

public enum HoldReason {
    AWAITING_DOCUMENTS,
    AWAITING_CLIENT,
    SERVICE_PAUSED,
    OTHER
}
