package org.wasl.referral.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.platform.value.WorkCalendar;

/** How long the steps of a referral of one priority may take. Rows, not constants: the ministry and UNHCR confirm them. */
@Entity
@Table(name = "deadline_policy")
public class DeadlinePolicy {
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
    private String review;

    protected DeadlinePolicy() {}

    String acknowledge() {
        return acknowledge;
    }

    String decide() {
        return decide;
    }

    String contact() {
        return contact;
    }

    String outcome() {
        return outcome;
    }

    String review() {
        return review;
    }

    String cancellation() {
        return cancellation;
    }

    String expire() {
        return expire;
    }

    /** No recipient gives itself more time for an emergency. */
    boolean mayOnlyBeShorter() {
        return priority == ReferralPriority.EMERGENCY;
    }

    Instant due(Instant from, Duration span, WorkCalendar calendar) {
        return workingDaysOnly ? calendar.plus(from, span) : from.plus(span);
    }
}
