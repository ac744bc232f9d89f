package org.wasl.monitoring;

import org.wasl.platform.problem.ProblemType;

/** The monitoring service's own ways to say no. Texts in both problem files of contracts. */
public enum MonitoringProblem implements ProblemType {
    SHIPPED_INDICATOR(409),
    NO_CONFIRMED_ADDRESS(409),
    TOO_MANY_SUBSCRIPTIONS(409),
    FIGURES_NOT_PUBLISHED(503);

    private final int status;

    MonitoringProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
