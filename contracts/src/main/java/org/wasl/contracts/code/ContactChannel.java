package org.wasl.contracts.code;

/** A way to reach the person that is safe. */
public enum ContactChannel {
    PHONE_CALL,
    TEXT_MESSAGE,
    IN_PERSON,
    THROUGH_CASEWORKER
}
