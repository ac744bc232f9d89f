package org.wasl.contracts.code;

/** What stands against erasing a record now. */
public enum ErasureObstacle {
    RUNNING_CASE,
    CLOSED_CASE_KEPT,
    HEAD_OF_HOUSEHOLD,
    GUARDIAN_OF_SOMEBODY,
    /** Something must be kept that the caller may not know of. */
    LAWFUL_RETENTION
}
