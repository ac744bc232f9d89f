package org.wasl.cases.programme;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.DropOutReason;
import org.wasl.contracts.code.EnrolmentStatus;
import org.wasl.contracts.event.EnrolmentMoved;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.MergeUndone;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;

/** One person's part in a programme. It names the person by the id of the registry and does not say whether they have a case. */
@Entity
@Table(name = "enrolment")
class Enrolment extends Aggregate {
    enum Step {
        /** A place became free. */
        ADMIT,
        COMPLETE,
        DROP_OUT,
        WITHDRAW
    }

    enum Party {
        COORDINATOR,
        /** The rule that gives a free place to who waited longest. */
        WAITING_LIST
    }

    static final StateMachine<Enrolment, EnrolmentStatus, Step, Party> TRANSITIONS =
            StateMachine.<Enrolment, EnrolmentStatus, Step, Party>of(
                    row(Step.ADMIT, by(Party.WAITING_LIST), from(EnrolmentStatus.WAITLISTED), EnrolmentStatus.ENROLLED),
                    row(
                            Step.COMPLETE,
                            by(Party.COORDINATOR),
                            from(EnrolmentStatus.ENROLLED),
                            EnrolmentStatus.COMPLETED),
                    row(
                            Step.DROP_OUT,
                            by(Party.COORDINATOR),
                            from(EnrolmentStatus.ENROLLED),
                            EnrolmentStatus.DROPPED_OUT),
                    row(
                            Step.WITHDRAW,
                            by(Party.COORDINATOR),
                            from(EnrolmentStatus.WAITLISTED),
                            EnrolmentStatus.WITHDRAWN));

    @Column(name = "programme_id", updatable = false)
    private UUID programmeId;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "original_person_id")
    private UUID originalPersonId;

    @Column(name = "accommodation_needs")
    private String[] accommodationNeeds;

    @Enumerated(EnumType.STRING)
    private EnrolmentStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "drop_out_reason")
    private DropOutReason dropOutReason;

    @Column(name = "completed_on")
    private LocalDate completedOn;

    protected Enrolment() {}

    /**
     * @param person the record that stands
     * @param named the record that was named, which may be merged into that
     */
    Enrolment(
            CentreProgramme programme,
            PersonId person,
            PersonId named,
            Set<AccessibilityFeature> needs,
            boolean room,
            Clock clock) {
        super(programme.agency(), clock);
        programmeId = programme.rawId();
        personId = person.value();
        originalPersonId = named.value();
        accommodationNeeds = needs.stream().map(AccessibilityFeature::name).toArray(String[]::new);
        status = room ? EnrolmentStatus.ENROLLED : EnrolmentStatus.WAITLISTED;
    }

    EnrolmentMoved enrolled(EventPlace at) {
        return moved("enrol", at);
    }

    /** @param at where the programme is */
    EnrolmentMoved execute(Step step, Party by, DropOutReason reason, EventPlace at, Clock clock) {
        status = TRANSITIONS.next(status, step, EnumSet.of(by), this);
        dropOutReason = reason;
        touch(clock);
        completedOn = status == EnrolmentStatus.COMPLETED ? JordanTime.dateOf(updatedAt()) : null;
        return moved(StateMachine.path(step), at);
    }

    /** What became of the person was recorded, in an {@link EnrolmentOutcome}. */
    EnrolmentMoved outcomeRecorded(EventPlace at) {
        return moved("outcome", at);
    }

    /** What became of the person can be asked now, or should have been asked by now. */
    EnrolmentMoved outcomeAwaited(boolean overdue, EventPlace at) {
        return moved(overdue ? "outcome-overdue" : "outcome-due", at);
    }

    private EnrolmentMoved moved(String step, EventPlace at) {
        return new EnrolmentMoved(rawId(), programmeId, step, status, at);
    }

    /** No step of anybody: the person is not there for the agency any more. */
    void endWithTheRecord(Clock clock) {
        if (status == EnrolmentStatus.ENROLLED || status == EnrolmentStatus.WAITLISTED) {
            status = EnrolmentStatus.WITHDRAWN;
            touch(clock);
        }
    }

    void changePerson(PersonId person, Clock clock) {
        personId = person.value();
        touch(clock);
    }

    /** A merge was taken back. */
    void part(MergeUndone undone, Clock clock) {
        MergeUndone.Subject before = new MergeUndone.Subject(person(), new PersonId(originalPersonId));
        MergeUndone.Subject now = undone.part(before, agency(), createdAt());
        originalPersonId = now.original().value();
        if (!now.person().equals(before.person())) {
            changePerson(now.person(), clock);
        }
    }

    boolean takesPart() {
        return status == EnrolmentStatus.ENROLLED || status == EnrolmentStatus.COMPLETED;
    }

    UUID programmeId() {
        return programmeId;
    }

    PersonId person() {
        return new PersonId(personId);
    }

    Set<AccessibilityFeature> accommodationNeeds() {
        Set<AccessibilityFeature> needs = EnumSet.noneOf(AccessibilityFeature.class);
        Arrays.stream(accommodationNeeds).map(AccessibilityFeature::valueOf).forEach(needs::add);
        return needs;
    }

    EnrolmentStatus status() {
        return status;
    }

    LocalDate completedOn() {
        return completedOn;
    }

    DropOutReason dropOutReason() {
        return dropOutReason;
    }

    List<String> allowedActions() {
        return TRANSITIONS.allowed(status, EnumSet.of(Party.COORDINATOR), this);
    }
}
