package org.wasl.cases.deadline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.wasl.platform.value.WorkCalendar;

/**
 * How long one kind of task may take in a programme at a risk, and what happens around its end. Rows, not constants: the guidelines give defaults and the
 * ministry confirms them.
 */
@Entity
@Table(name = "deadline_policy")
public class DeadlinePolicy {
    @Id
    private String id;

    @Column(name = "task_type")
    private String taskType;

    private String programme;
    private String risk;

    private String duration;

    @Column(name = "working_days")
    private boolean workingDays;

    @Column(name = "remind_before")
    private String remindBefore;

    @Column(name = "escalate_after")
    private String escalateAfter;

    @Column(name = "pauses_on_hold")
    private boolean pausesOnHold;

    protected DeadlinePolicy() {}

    DeadlinePolicy(String taskType, String programme, String risk, DeadlinePolicyBody body) {
        id = key(taskType, programme, risk);
        this.taskType = taskType;
        this.programme = programme;
        this.risk = risk;
        write(body);
    }

    static String key(String taskType, String programme, String risk) {
        return taskType + "/" + programme + "/" + risk;
    }

    void write(DeadlinePolicyBody body) {
        duration = body.duration();
        workingDays = body.workingDays();
        remindBefore = body.remindBefore();
        escalateAfter = body.escalateAfter();
        pausesOnHold = body.pausesOnHold();
    }

    /** @param remindAt, escalateAt null where nobody is reminded, or nothing escalates */
    public record Times(Instant dueAt, Instant remindAt, Instant escalateAt, boolean pausesOnHold) {
        public static Times at(Instant due) {
            return new Times(due, null, null, false);
        }
    }

    Times from(Instant start, WorkCalendar calendar) {
        Instant due = plus(start, duration, calendar);
        return new Times(
                due,
                remindBefore == null ? null : due.minus(Duration.parse(remindBefore)),
                escalateAfter == null ? null : plus(due, escalateAfter, calendar),
                pausesOnHold);
    }

    private Instant plus(Instant start, String span, WorkCalendar calendar) {
        Duration time = Duration.parse(span);
        return workingDays ? calendar.plus(start, time) : start.plus(time);
    }

    String taskType() {
        return taskType;
    }

    String programme() {
        return programme;
    }

    String risk() {
        return risk;
    }

    DeadlinePolicyBody body() {
        return new DeadlinePolicyBody(duration, workingDays, remindBefore, escalateAfter, pausesOnHold);
    }
}
