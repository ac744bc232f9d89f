package org.wasl.cases.task;

import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.platform.transition.TransitionTable;

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

    static final TransitionTable<TaskStatus, Step, Party> TRANSITIONS = TransitionTable.of(
            row(Step.START, by(Party.ASSIGNEE), from(TaskStatus.OPEN), TaskStatus.IN_PROGRESS),
            row(
                    Step.COMPLETE,
                    by(Party.ASSIGNEE, Party.SUPERVISOR),
                    from(TaskStatus.OPEN, TaskStatus.IN_PROGRESS),
                    TaskStatus.DONE),
            row(
                    Step.CANCEL,
                    by(Party.SUPERVISOR),
                    from(TaskStatus.OPEN, TaskStatus.IN_PROGRESS),
                    TaskStatus.CANCELLED));

    @Enumerated(EnumType.STRING)
    private TaskType type;

    private String title;
    private String assignee;

    @Enumerated(EnumType.STRING)
    private TaskStatus status = TaskStatus.OPEN;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Column(name = "completed_at")
    private Instant completedAt;

    protected Task() {}

    Task(CaseFile file, TaskType type, String title, String assignee, Instant dueAt, UUID subject, Clock clock) {
        super(file, clock);
        this.type = type;
        this.title = title;
        this.assignee = assignee;
        this.dueAt = dueAt;
        subjectId = subject;
    }

    void take(Step step, Set<Party> parties, Clock clock) {
        status = TRANSITIONS.next(status, step, parties);
        touch(clock);
        completedAt = status == TaskStatus.DONE ? updatedAt() : null;
    }

    void goesTo(String somebodyElse, Clock clock) {
        assignee = somebodyElse;
        touch(clock);
    }

    /** A step of the case did what this task asked for. */
    void settle(Clock clock) {
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

    UUID subjectId() {
        return subjectId;
    }

    Instant completedAt() {
        return completedAt;
    }
}
