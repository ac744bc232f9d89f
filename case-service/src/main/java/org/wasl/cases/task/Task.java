package org.wasl.cases.task;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.cases.deadline.DeadlinePolicy;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;

/** Work that somebody must do on a case. Those that the steps of a case make are ended by its steps. */
@Entity
@Table(name = "task")
public class Task extends CasePart {
    enum Step {
        START,
        COMPLETE,
        CANCEL
    }

    enum Party {
        ASSIGNEE,
        SUPERVISOR
    }

    /** What a decision ends is not ended beside it. */
    private static final Set<TaskType> ENDED_BY_DECISION =
            EnumSet.of(TaskType.APPROVAL, TaskType.BREAK_GLASS_REVIEW, TaskType.CONSENT_ENDED);

    private static final Guard<Task> DECIDED =
            Guard.of("ended-by-decision", task -> ENDED_BY_DECISION.contains(task.type));

    static final StateMachine<Task, TaskStatus, Step, Party> TRANSITIONS =
            StateMachine.<Task, TaskStatus, Step, Party>of(
                    row(Step.START, by(Party.ASSIGNEE), from(TaskStatus.OPEN), TaskStatus.IN_PROGRESS),
                    row(
                            Step.COMPLETE,
                            by(Party.ASSIGNEE, Party.SUPERVISOR),
                            from(TaskStatus.OPEN, TaskStatus.IN_PROGRESS),
                            TaskStatus.DONE,
                            DECIDED),
                    row(
                            Step.CANCEL,
                            by(Party.SUPERVISOR),
                            from(TaskStatus.OPEN, TaskStatus.IN_PROGRESS),
                            TaskStatus.CANCELLED,
                            DECIDED));

    @Enumerated(EnumType.STRING)
    private TaskType type;

    @Type(SealedText.class)
    private String title;

    private String assignee;

    @Enumerated(EnumType.STRING)
    private TaskStatus status = TaskStatus.OPEN;

    @Column(name = "due_at")
    private Instant dueAt;

    /** When it is due; of what is never due, the end of time. By this queues are read. */
    @Column(name = "due_order", insertable = false, updatable = false)
    private Instant dueOrder;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "remind_at")
    private Instant remindAt;

    @Column(name = "escalate_at")
    private Instant escalateAt;

    /** When the next alert is due; null where none is. */
    @Column(name = "next_bell_at")
    private Instant nextAlertAt;

    @Column(name = "breached_at")
    private Instant breachedAt;

    @Column(name = "pauses_on_hold")
    private boolean pausesOnHold;

    @Column(name = "paused_at")
    private Instant pausedAt;

    /** Comes again and again while the case runs, so it does not keep the case from closing. */
    private boolean recurring;

    protected Task() {}

    Task(
            CaseFile file,
            TaskType type,
            String title,
            String assignee,
            DeadlinePolicy.Times times,
            UUID subject,
            boolean recurring,
            Clock clock) {
        super(file, clock);
        this.type = type;
        this.title = title;
        this.assignee = assignee;
        subjectId = subject;
        this.recurring = recurring;
        applyTimes(times);
    }

    enum Alert {
        REMIND,
        BREACH,
        ESCALATE
    }

    /** The alerts that are due by now. Each is raised once. */
    List<Alert> raiseDueAlerts(Instant now) {
        List<Alert> alerts = new ArrayList<>();
        while (nextAlertAt != null && !nextAlertAt.isAfter(now)) {
            if (nextAlertAt.equals(remindAt) && remindAt.isBefore(dueAt)) {
                alerts.add(Alert.REMIND);
                nextAlertAt = dueAt;
            } else if (nextAlertAt.equals(dueAt)) {
                alerts.add(Alert.BREACH);
                breachedAt = now;
                nextAlertAt = escalateAt;
            } else {
                alerts.add(Alert.ESCALATE);
                nextAlertAt = null;
            }
        }
        return alerts;
    }

    /** The case is on hold: where the policy says so, the clock stands. */
    void pause(Clock clock) {
        if (pausesOnHold && pausedAt == null) {
            touch(clock);
            pausedAt = updatedAt();
        }
    }

    /** All times move by as long as the clock stood. */
    void resume(Clock clock) {
        if (pausedAt == null) {
            return;
        }
        touch(clock);
        Duration stood = Duration.between(pausedAt, updatedAt());
        dueAt = later(dueAt, stood);
        remindAt = later(remindAt, stood);
        escalateAt = later(escalateAt, stood);
        nextAlertAt = later(nextAlertAt, stood);
        pausedAt = null;
    }

    private static Instant later(Instant time, Duration by) {
        return time == null ? null : time.plus(by).truncatedTo(ChronoUnit.MICROS);
    }

    void reschedule(DeadlinePolicy.Times times, Clock clock) {
        touch(clock);
        applyTimes(times);
    }

    private void applyTimes(DeadlinePolicy.Times times) {
        dueAt = times.dueAt();
        remindAt = times.remindAt();
        escalateAt = times.escalateAt();
        pausesOnHold = times.pausesOnHold();
        nextAlertAt = remindAt == null ? dueAt : remindAt;
        breachedAt = null;
    }

    /** The case has ended, and its open tasks with it. A review of emergency access stays. */
    void cancel(Clock clock) {
        if (type == TaskType.BREAK_GLASS_REVIEW) {
            return;
        }
        status = TaskStatus.CANCELLED;
        touch(clock);
    }

    Instant breachedAt() {
        return breachedAt;
    }

    boolean paused() {
        return pausedAt != null;
    }

    void execute(Step step, Set<Party> parties, Clock clock) {
        status = TRANSITIONS.next(status, step, parties, this);
        touch(clock);
        completedAt = status == TaskStatus.DONE ? updatedAt() : null;
    }

    List<String> allowed(Set<Party> parties) {
        return TRANSITIONS.allowed(status, parties, this);
    }

    void reassign(String account, Clock clock) {
        assignee = account;
        touch(clock);
    }

    /** A step of the case did what this task asked for. */
    void complete(Clock clock) {
        status = TaskStatus.DONE;
        touch(clock);
        completedAt = updatedAt();
    }

    TaskType type() {
        return type;
    }

    String title() {
        return title;
    }

    String assignee() {
        return assignee;
    }

    TaskStatus status() {
        return status;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant dueOrder() {
        return dueOrder;
    }

    UUID subjectId() {
        return subjectId;
    }

    Instant completedAt() {
        return completedAt;
    }
}
