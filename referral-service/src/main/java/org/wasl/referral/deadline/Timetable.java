package org.wasl.referral.deadline;

import java.time.Duration;
import java.time.Instant;
import org.wasl.platform.value.WorkCalendar;

/** By when the steps of one referral are due: the policy of its priority, on the calendar as it is known now. */
public record Timetable(DeadlinePolicy policy, WorkCalendar calendar) {
    public Instant acknowledgeDue(Instant sent) {
        return policy.due(sent, policy.acknowledge(), calendar);
    }

    public Instant decideDue(Instant sent) {
        return policy.due(sent, policy.decide(), calendar);
    }

    public Instant contactDue(Instant accepted) {
        return policy.due(accepted, policy.contact(), calendar);
    }

    public Instant outcomeDue(Instant accepted) {
        return policy.due(accepted, policy.outcome(), calendar);
    }

    /** How long the recipient has to answer a requester who wants an accepted referral back. */
    public Instant cancellationDue(Instant asked) {
        return policy.due(asked, policy.cancellation(), calendar);
    }

    /** How long the requester has to answer a question: as long as the recipient has to say that a referral arrived. */
    public Instant informationDue(Instant asked) {
        return acknowledgeDue(asked);
    }

    /** When somebody looks again at what waits for a place or is paused. */
    public Instant reviewDue(Instant at) {
        return at.plus(Duration.parse(policy.review()));
    }

    /** Null for an emergency: it never expires, it escalates. */
    public Instant expiry(Instant sent) {
        return policy.expire() == null ? null : sent.plus(Duration.parse(policy.expire()));
    }
}
