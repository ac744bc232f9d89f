package org.wasl.contracts.code;

/** What is asked of a member of a fact. */
public enum ConditionKind {
    IN,
    NOT_IN,
    PRESENT,
    ABSENT,
    TRUE,
    FALSE,
    AT_LEAST,
    AT_MOST,
    NOT_AFTER,
    AFTER
}
