package org.wasl.contracts.code;

/** What a member is in a household. */
public enum HouseholdRole {
    HEAD,
    SPOUSE,
    CHILD,
    PARENT,
    SIBLING,
    GRANDPARENT,
    GRANDCHILD,
    OTHER_RELATIVE,
    NON_RELATIVE,
    CAREGIVER,
    FOSTER_CHILD
}
