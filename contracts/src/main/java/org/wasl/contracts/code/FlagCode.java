package org.wasl.contracts.code;

/** What whoever opens the case must see first. */
public enum FlagCode {
    SAFE_CONTACT_RULES,
    DANGER_TO_STAFF,
    MEDICAL_ALERT,
    LANGUAGE_SUPPORT,
    MEDIA_ATTENTION,
    OTHER
}
