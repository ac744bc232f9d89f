package org.wasl.contracts.code;

/** The programme of protection that a case belongs to. */
public enum Programme {
    CHILD_PROTECTION,
    GBV,
    DISABILITY,
    OLDER_PERSON,
    FAMILY_SUPPORT,
    GENERAL_PROTECTION
}
