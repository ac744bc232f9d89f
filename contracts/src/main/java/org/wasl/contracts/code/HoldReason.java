package org.wasl.contracts.code;

/** Why the work on a case rests. */
public enum HoldReason {
    AWAITING_DOCUMENTS,
    AWAITING_CLIENT,
    SERVICE_PAUSED,
    OTHER
}
