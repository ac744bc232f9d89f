package org.wasl.referral.deadline;

import java.time.Duration;
import java.time.Instant;
import org.wasl.platform.value.WorkCalendar;
import org.wasl.referral.directory.part.Intake;

/** By when the steps of one referral are due: the policy of its priority, or the recipient's own hours, on the calendar as it is known now. */
public record Timetable(DeadlinePolicy policy, Intake.Hours own, WorkCalendar calendar) {
    public Instant acknowledgeDue(Instant sent) {
        return due(sent, policy.acknowledge(), own.acknowledge());
    }

    public Instant decideDue(Instant sent) {
        return due(sent, policy.decide(), own.decide());
    }

    public Instant contactDue(Instant accepted) {
        return due(accepted, policy.contact(), own.contact());
    }

    public Instant outcomeDue(Instant accepted) {
        return due(accepted, policy.outcome(), own.outcome());
    }

    /** How long the recipient has to answer a requester who wants an accepted referral back. */
    public Instant cancellationDue(Instant asked) {
        return policy.due(asked, Duration.parse(policy.cancellation()), calendar);
    }

    /** How long the requester has to answer a question: as long as recipients have to say that a referral arrived. */
    public Instant informationDue(Instant asked) {
        return due(asked, policy.acknowledge(), null);
    }

    /** When somebody looks again at what waits for a place or is paused. */
    public Instant reviewDue(Instant at) {
        return at.plus(Duration.parse(policy.review()));
    }

    /** Null for an emergency: it never expires, it escalates. Nothing expires while its recipient may still decide. */
    public Instant expiry(Instant sent) {
        if (policy.expire() == null) {
            return null;
        }
        Instant usual = sent.plus(Duration.parse(policy.expire()));
        Instant decided = decideDue(sent);
        return decided.isAfter(usual) ? decided : usual;
    }

    private Instant due(Instant from, String usual, Integer hours) {
        Duration span = Duration.parse(usual);
        if (hours != null) {
            Duration theirs = Duration.ofHours(hours);
            span = policy.mayOnlyBeShorter() && theirs.compareTo(span) > 0 ? span : theirs;
        }
        return policy.due(from, span, calendar);
    }
}
