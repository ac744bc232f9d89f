package org.wasl.referral.referral;

import java.time.Duration;
import java.time.Instant;
import org.wasl.contracts.code.ReferralDeadline;

/** A clock that runs: what is waited for, since when, until when. */
record Deadline(ReferralDeadline kind, Instant since, Instant due) {
    static final int LEVELS = 3;

    /** When it escalates: to a flag at three quarters of the time, to both supervisors at its end, to the coordinating body half the time later. */
    Instant reaches(int level) {
        Duration span = Duration.between(since, due);
        return switch (level) {
            case 1 -> since.plus(span.multipliedBy(3).dividedBy(4));
            case 2 -> due;
            case 3 -> due.plus(span.dividedBy(2));
            default -> throw new IllegalArgumentException("no level " + level);
        };
    }
}
