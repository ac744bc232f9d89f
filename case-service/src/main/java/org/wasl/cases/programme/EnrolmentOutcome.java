package org.wasl.cases.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.wasl.contracts.code.OutcomeMilestone;
import org.wasl.contracts.code.ProgrammeOutcome;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;

/** What became of somebody who completed a programme, at one milestone: expected from a day on, due some working days later, and recorded once it is known. */
@Entity
@Table(name = "enrolment_outcome")
class EnrolmentOutcome extends Aggregate {
    @Column(name = "enrolment_id", updatable = false)
    private UUID enrolmentId;

    @Column(name = "programme_id", updatable = false)
    private UUID programmeId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private OutcomeMilestone milestone;

    @Column(name = "expected_on", updatable = false)
    private LocalDate expectedOn;

    @Column(name = "due_at", updatable = false)
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private ProgrammeOutcome outcome;

    @Column(name = "observed_on")
    private LocalDate observedOn;

    /** When the agency is reminded next; null when no more. A reminder is no change of what was read. */
    @OptimisticLock(excluded = true)
    @Column(name = "remind_at")
    private Instant remindAt;

    /** What is recorded stays as it counts, and is not written any more. */
    @Column(name = "person_erased")
    private boolean personErased;

    protected EnrolmentOutcome() {}

    EnrolmentOutcome(
            Enrolment completed, OutcomeMilestone milestone, LocalDate expectedOn, Instant dueAt, Clock clock) {
        super(completed.agency(), clock);
        enrolmentId = completed.rawId();
        programmeId = completed.programmeId();
        this.milestone = milestone;
        this.expectedOn = expectedOn;
        this.dueAt = dueAt;
        // Who completes the enrolment knows that it is asked now.
        remindAt = milestone.months() == 0
                ? dueAt
                : expectedOn.atStartOfDay(JordanTime.ZONE).toInstant();
    }

    /** @return whether it is overdue by now, and not only to be asked */
    boolean remind(Instant now) {
        boolean overdue = !now.isBefore(dueAt);
        remindAt = overdue ? null : dueAt;
        return overdue;
    }

    void endWithTheRecord(Clock clock) {
        personErased = true;
        touch(clock);
    }

    /** @return whether something else was recorded before */
    boolean record(ProgrammeOutcome found, LocalDate day, Clock clock) {
        if (personErased) {
            throw new Problem(CommonProblem.ILLEGAL_STEP, "change", "ERASED").with("allowedActions", List.of());
        }
        if (day.isBefore(expectedOn)) {
            throw Problem.invalidField("/observedOn", "before-the-milestone");
        }
        if (found == outcome && day.equals(observedOn)) {
            return false;
        }
        outcome = found;
        observedOn = day;
        remindAt = null;
        touch(clock);
        return true;
    }

    boolean isOverdue(Instant now) {
        return outcome == null && dueAt.isBefore(now);
    }

    List<String> allowedActions(Clock clock) {
        return personErased || expectedOn.isAfter(JordanTime.today(clock)) ? List.of() : List.of("change");
    }

    UUID enrolmentId() {
        return enrolmentId;
    }

    UUID programmeId() {
        return programmeId;
    }

    OutcomeMilestone milestone() {
        return milestone;
    }

    LocalDate expectedOn() {
        return expectedOn;
    }

    Instant dueAt() {
        return dueAt;
    }

    ProgrammeOutcome outcome() {
        return outcome;
    }

    LocalDate observedOn() {
        return observedOn;
    }
}
