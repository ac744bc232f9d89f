package org.wasl.contracts.code;

/** Why somebody's stay in a household ended. */
public enum HouseholdLeaveReason {
    MOVED,
    MARRIED,
    SEPARATED,
    DIED,
    DEPARTED,
    PLACED_IN_CARE,
    SPLIT,
    MERGED,
    /** The person never lived there. */
    ERROR,
    OTHER
}
