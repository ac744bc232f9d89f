package org.wasl.contracts.code;

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
