package org.wasl.contracts.code;

/** Why somebody did not go on. Barriers are told apart, because they can be removed. */
public enum DropOutReason {
    TRANSPORT,
    NOT_ACCESSIBLE,
    CHILD_CARE,
    FAMILY_OBJECTION,
    SAFETY,
    WORK,
    HEALTH,
    MOVED_AWAY,
    LOST_INTEREST,
    UNKNOWN
}
