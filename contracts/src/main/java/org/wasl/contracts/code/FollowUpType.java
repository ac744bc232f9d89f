package org.wasl.contracts.code;

public enum FollowUpType {
    HOME_VISIT,
    PHONE,
    OFFICE,
    AFTER_REUNIFICATION,
    IN_CARE,
    FOR_SERVICE,
    FOR_ASSESSMENT
}
