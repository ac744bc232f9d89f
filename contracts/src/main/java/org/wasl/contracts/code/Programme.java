package org.wasl.contracts.code;

public enum Programme {
    CHILD_PROTECTION,
    GBV,
    DISABILITY,
    OLDER_PERSON,
    FAMILY_SUPPORT,
    GENERAL_PROTECTION
}
