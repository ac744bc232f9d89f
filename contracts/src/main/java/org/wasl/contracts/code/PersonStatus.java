package org.wasl.contracts.code;

/** Whether a record of a person is in use, and why not. */
public enum PersonStatus {
    ACTIVE,
    INACTIVE,
    MERGED,
    DECEASED,
    ERASED
}
