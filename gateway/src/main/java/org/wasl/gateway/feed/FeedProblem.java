package org.wasl.gateway.feed;

import org.wasl.platform.problem.ProblemType;

/** The feed's own ways to say no. Texts in both problem files of contracts. */
public enum FeedProblem implements ProblemType {
    CURSOR_FROM_BEFORE_RESTORE(410),
    CURSOR_TOO_OLD(410);

    private final int status;

    FeedProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
