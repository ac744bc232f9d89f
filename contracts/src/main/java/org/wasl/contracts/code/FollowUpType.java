package org.wasl.contracts.code;

/** What a follow-up is for, or how it is made. */
public enum FollowUpType {
    HOME_VISIT,
    PHONE,
    OFFICE,
    AFTER_REUNIFICATION,
    IN_CARE,
    FOR_SERVICE,
    FOR_ASSESSMENT
}
