package org.wasl.contracts.code;

/** Where an approval stands. */
public enum ApprovalStatus {
    PENDING,
    APPROVED,
    REJECTED,
    WITHDRAWN
}
