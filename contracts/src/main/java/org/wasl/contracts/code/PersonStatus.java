package org.wasl.contracts.code;

public enum PersonStatus {
    ACTIVE,
    INACTIVE,
    MERGED,
    DECEASED,
    ERASED
}
