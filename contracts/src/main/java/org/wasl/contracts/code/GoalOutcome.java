package org.wasl.contracts.code;

public enum GoalOutcome {
    NOT_STARTED,
    IN_PROGRESS,
    ACHIEVED,
    PARTLY,
    NOT_ACHIEVED,
    DROPPED
}
