package org.wasl.contracts.code;

/** Where an approval stands. */
public enum ApprovalStatus {
    PENDING,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    /** Nobody decided in time: what was opened is closed again, as if it were rejected. */
    EXPIRED
}
