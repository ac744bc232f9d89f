package org.wasl.cases.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.wasl.platform.value.WorkCalendar;

/**
 * How long a task may take, and what happens around its end.
 *
 * @param duration, remindBefore, escalateAfter ISO 8601, in days and hours; the last two null where nobody is reminded, or nothing escalates
 * @param workingDays whether the clock stands on Friday, Saturday and holidays
 * @param pausesOnHold whether the clock stands while the case is on hold
 */
@Embeddable
record DeadlineRule(
        String duration,
        @Column(name = "working_days") boolean workingDays,
        @Column(name = "remind_before") String remindBefore,
        @Column(name = "escalate_after") String escalateAfter,
        @Column(name = "pauses_on_hold") boolean pausesOnHold) {

    DeadlinePolicy.Times from(Instant start, WorkCalendar calendar) {
        Instant due = plus(start, duration, calendar);
        return new DeadlinePolicy.Times(
                due,
                remindBefore == null ? null : due.minus(Duration.parse(remindBefore)),
                escalateAfter == null ? null : plus(due, escalateAfter, calendar),
                pausesOnHold);
    }

    private Instant plus(Instant start, String span, WorkCalendar calendar) {
        Duration time = Duration.parse(span);
        return workingDays ? calendar.plus(start, time) : start.plus(time);
    }
}
