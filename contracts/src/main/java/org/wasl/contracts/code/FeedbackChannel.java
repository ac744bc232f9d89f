package org.wasl.contracts.code;

/** How somebody said what they thought of the help. */
public enum FeedbackChannel {
    IN_PERSON,
    PHONE,
    BOX,
    ONLINE
}
