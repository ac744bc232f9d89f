package org.wasl.contracts.code;

/** Where a rotation of keys stands. */
public enum KeyRotationStatus {
    RUNNING,
    PAUSED,
    COMPLETED
}
