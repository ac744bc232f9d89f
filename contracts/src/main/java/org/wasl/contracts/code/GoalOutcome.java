package org.wasl.contracts.code;

/** What became of a goal of a care plan. */
public enum GoalOutcome {
    NOT_STARTED,
    IN_PROGRESS,
    ACHIEVED,
    PARTLY,
    NOT_ACHIEVED,
    DROPPED
}
