package org.wasl.referral.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.platform.value.WorkCalendar;

/** How long the steps of a referral of one priority may take. Rows, not constants: the ministry and UNHCR confirm them. */
@Entity
@Table(name = "deadline_policy")
public class DeadlinePolicy {
    private static final WorkCalendar WEEK = new WorkCalendar(Set.of());

    @Id
    @Enumerated(EnumType.STRING)
    private ReferralPriority priority;

    @Column(name = "working_days_only")
    private boolean workingDaysOnly;

    private String acknowledge;
    private String decide;
    private String contact;
    private String outcome;
    private String expire;
    private String cancellation;

    protected DeadlinePolicy() {}

    public Instant acknowledgeDue(Instant sent) {
        return due(sent, acknowledge);
    }

    public Instant decideDue(Instant sent) {
        return due(sent, decide);
    }

    public Instant contactDue(Instant accepted) {
        return due(accepted, contact);
    }

    public Instant outcomeDue(Instant accepted) {
        return due(accepted, outcome);
    }

    /** How long the recipient has to answer a requester who wants an accepted referral back. */
    public Instant cancellationDue(Instant asked) {
        return due(asked, cancellation);
    }

    /** Null for an emergency: it never expires, it escalates. */
    public Instant expiry(Instant sent) {
        return expire == null ? null : sent.plus(Duration.parse(expire));
    }

    private Instant due(Instant from, String duration) {
        Duration span = Duration.parse(duration);
        return workingDaysOnly ? WEEK.plus(from, span) : from.plus(span);
    }
}
