package org.wasl.contracts.code;

/** What one person is to another. */
public enum RelationshipKind {
    PARENT,
    CHILD,
    SPOUSE,
    FORMER_SPOUSE,
    SIBLING,
    GRANDPARENT,
    GRANDCHILD,
    AUNT_UNCLE,
    NEPHEW_NIECE,
    COUSIN,
    PARENT_IN_LAW,
    CHILD_IN_LAW,
    STEP_PARENT,
    STEP_CHILD,
    FOSTER_PARENT,
    FOSTER_CHILD,
    CAREGIVER,
    CARED_FOR,
    OTHER_RELATIVE,
    NON_RELATIVE;

    /** What the first is to the second, where the second is this to the first. */
    public RelationshipKind inverse() {
        return switch (this) {
            case PARENT -> CHILD;
            case CHILD -> PARENT;
            case GRANDPARENT -> GRANDCHILD;
            case GRANDCHILD -> GRANDPARENT;
            case AUNT_UNCLE -> NEPHEW_NIECE;
            case NEPHEW_NIECE -> AUNT_UNCLE;
            case PARENT_IN_LAW -> CHILD_IN_LAW;
            case CHILD_IN_LAW -> PARENT_IN_LAW;
            case STEP_PARENT -> STEP_CHILD;
            case STEP_CHILD -> STEP_PARENT;
            case FOSTER_PARENT -> FOSTER_CHILD;
            case FOSTER_CHILD -> FOSTER_PARENT;
            case CAREGIVER -> CARED_FOR;
            case CARED_FOR -> CAREGIVER;
            case SPOUSE, FORMER_SPOUSE, SIBLING, COUSIN, OTHER_RELATIVE, NON_RELATIVE -> this;
        };
    }
}
