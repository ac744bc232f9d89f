package org.wasl.contracts.code;

/** With whom a child lives. */
public enum CareArrangement {
    PARENTS,
    STEP_PARENT,
    CUSTOMARY_CAREGIVER,
    ADULT_SIBLING,
    KINSHIP,
    FOSTER,
    KAFALA,
    RESIDENTIAL,
    INDEPENDENT,
    CHILD_HEADED
}
