package org.wasl.contracts.code;

/** What makes a place accessible, and what a person needs there. */
public enum AccessibilityFeature {
    STEP_FREE_ENTRANCE,
    RAMP,
    LIFT,
    ACCESSIBLE_TOILET,
    ACCESSIBLE_PARKING,
    TACTILE_GUIDANCE,
    BRAILLE_MATERIAL,
    LARGE_PRINT,
    SIGN_LANGUAGE_JORDANIAN,
    INDUCTION_LOOP,
    QUIET_ROOM,
    EASY_READ,
    FEMALE_STAFF,
    HOME_VISIT,
    REMOTE_SERVICE,
    TRANSPORT_SUPPORT
}
