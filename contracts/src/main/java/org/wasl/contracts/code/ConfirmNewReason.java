package org.wasl.contracts.code;

/** Why a record is made although a similar one exists. */
public enum ConfirmNewReason {
    DIFFERENT_PERSON,
    KNOWN_IN_OTHER_DATABASE,
    SEPARATE_MATTER,
    CANNOT_TELL
}
