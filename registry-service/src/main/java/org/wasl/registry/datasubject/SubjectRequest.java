package org.wasl.registry.datasubject;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentGiver;
import org.wasl.contracts.code.ErasureOutcome;
import org.wasl.contracts.code.SubjectRequestKind;
import org.wasl.contracts.code.SubjectRequestRefusal;
import org.wasl.contracts.code.SubjectRequestStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.GuardianshipId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.SubjectRequestId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.value.Aggregate;
import org.wasl.platform.value.JordanTime;

/** A request of a data subject to one agency, and its outcome. */
@Entity
@Table(name = "subject_request")
public class SubjectRequest extends Aggregate {
    enum Step {
        FULFIL,
        REFUSE,
        WITHDRAW,
        LIFT
    }

    enum Party {
        STEWARD,
        WHO_TOOK_IT
    }

    /**
     * What stands about a request while somebody decides on it.
     *
     * @param rightHolds whether who asked may still ask: see {@link AskingRights}
     * @param by account that decides
     */
    record Standing(SubjectRequest request, boolean rightHolds, String by) {}

    /** Only a restriction is lifted. */
    private static final Guard<Standing> NO_RESTRICTION =
            Guard.of("not-a-restriction", standing -> standing.request().kind != SubjectRequestKind.RESTRICTION);

    /** The guardian was removed or died, the child came of age, a birth date was corrected: nothing is given, written or erased at their word. */
    private static final Guard<Standing> RIGHT_ENDED = Guard.of("no-right-to-ask", standing -> !standing.rightHolds());

    /** What changes or ends a record is seen by two: who wrote down that the person asks does not carry it out. A report is for the person. */
    private static final Guard<Standing> TAKEN_BY_ONESELF = Guard.of(
            "second-person-needed",
            standing -> standing.request().kind != SubjectRequestKind.ACCESS
                    && standing.by().equals(standing.request().takenBy));

    static final StateMachine<Standing, SubjectRequestStatus, Step, Party> TRANSITIONS =
            StateMachine.<Standing, SubjectRequestStatus, Step, Party>of(
                    row(
                            Step.FULFIL,
                            by(Party.STEWARD),
                            from(SubjectRequestStatus.RECEIVED),
                            SubjectRequestStatus.FULFILLED,
                            RIGHT_ENDED,
                            TAKEN_BY_ONESELF),
                    row(
                            Step.REFUSE,
                            by(Party.STEWARD),
                            from(SubjectRequestStatus.RECEIVED),
                            SubjectRequestStatus.REFUSED),
                    row(
                            Step.WITHDRAW,
                            by(Party.STEWARD, Party.WHO_TOOK_IT),
                            from(SubjectRequestStatus.RECEIVED),
                            SubjectRequestStatus.WITHDRAWN),
                    row(
                            Step.LIFT,
                            by(Party.STEWARD),
                            from(SubjectRequestStatus.FULFILLED),
                            SubjectRequestStatus.LIFTED,
                            NO_RESTRICTION));

    @Column(name = "person_id")
    private UUID personId;

    /** The record that was named when it was written: the person's, or one that had been merged into it. Null of those from before this was kept. */
    @Column(name = "named_id")
    private UUID namedId;

    @Enumerated(EnumType.STRING)
    private SubjectRequestKind kind;

    @Enumerated(EnumType.STRING)
    private SubjectRequestStatus status = SubjectRequestStatus.RECEIVED;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_by")
    private ConsentGiver askedBy;

    @Column(name = "guardianship_id")
    private UUID guardianshipId;

    @Column(name = "received_on")
    private LocalDate receivedOn;

    @Column(name = "due_on")
    private LocalDate dueOn;

    /** Account; null of requests from before this was kept. */
    @Column(name = "taken_by")
    private String takenBy;

    @Column(name = "proposal_sealed")
    private String proposalSealed;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Enumerated(EnumType.STRING)
    private SubjectRequestRefusal refusal;

    @Enumerated(EnumType.STRING)
    private ErasureOutcome outcome;

    protected SubjectRequest() {}

    /** @param answerWithin days */
    SubjectRequest(
            AgencyId agency,
            PersonId person,
            SubjectRequestKind kind,
            ConsentGiver askedBy,
            GuardianshipId guardianship,
            LocalDate receivedOn,
            String takenBy,
            int answerWithin,
            Clock clock) {
        super(agency, clock);
        LocalDate today = JordanTime.today(clock);
        this.receivedOn = receivedOn == null ? today : receivedOn;
        if (this.receivedOn.isAfter(today)) {
            throw Problem.invalidField("/receivedOn", "in-the-future");
        }
        personId = person.value();
        this.kind = kind;
        this.askedBy = askedBy;
        this.takenBy = takenBy;
        guardianshipId = guardianship == null ? null : guardianship.value();
        dueOn = this.receivedOn.plusDays(answerWithin);
    }

    /** The same, as if it had named another record: it was answered while the two were believed to be of one person. */
    SubjectRequest alsoOf(PersonId other, Clock clock) {
        SubjectRequest also =
                new SubjectRequest(agency(), other, kind, askedBy, guardianship(), receivedOn, takenBy, 0, clock);
        also.dueOn = dueOn;
        also.status = status;
        also.decidedBy = decidedBy;
        also.decidedAt = decidedAt;
        return also;
    }

    SubjectRequest writtenUnder(PersonId named) {
        namedId = named.value();
        return this;
    }

    /** @param sealed what the person wants corrected */
    void proposes(String sealed) {
        proposalSealed = sealed;
    }

    void fulfil(Standing standing, Clock clock) {
        decide(Step.FULFIL, Party.STEWARD, standing, clock);
    }

    void fulfil(ErasureOutcome as, Standing standing, Clock clock) {
        fulfil(standing, clock);
        outcome = as;
    }

    void refuse(SubjectRequestRefusal reason, Standing standing, Clock clock) {
        decide(Step.REFUSE, Party.STEWARD, standing, clock);
        refusal = reason;
        proposalSealed = null;
    }

    void withdraw(Standing standing, Clock clock) {
        decide(Step.WITHDRAW, Party.WHO_TOOK_IT, standing, clock);
        proposalSealed = null;
    }

    void lift(Standing standing, Clock clock) {
        decide(Step.LIFT, Party.STEWARD, standing, clock);
    }

    /** Refuses what the table refuses, before anything is done that cannot be undone. */
    void requireFulfillable(Standing standing) {
        TRANSITIONS.next(status, Step.FULFIL, Set.of(Party.STEWARD), standing);
    }

    private void decide(Step step, Party party, Standing standing, Clock clock) {
        status = TRANSITIONS.next(status, step, Set.of(party), standing);
        decidedBy = standing.by();
        decidedAt = now(clock);
        touch(clock);
    }

    List<String> allowedActions(boolean steward, Standing standing) {
        return TRANSITIONS.allowed(status, Set.of(steward ? Party.STEWARD : Party.WHO_TOOK_IT), standing);
    }

    SubjectRequestId id() {
        return new SubjectRequestId(rawId());
    }

    PersonId person() {
        return new PersonId(personId);
    }

    SubjectRequestKind kind() {
        return kind;
    }

    SubjectRequestStatus status() {
        return status;
    }

    ConsentGiver askedBy() {
        return askedBy;
    }

    GuardianshipId guardianship() {
        return guardianshipId == null ? null : new GuardianshipId(guardianshipId);
    }

    LocalDate receivedOn() {
        return receivedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    boolean isOverdue(LocalDate today) {
        return status == SubjectRequestStatus.RECEIVED && dueOn.isBefore(today);
    }

    /** Null where nothing is proposed, or it was decided against. */
    String proposalSealed() {
        return proposalSealed;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    SubjectRequestRefusal refusal() {
        return refusal;
    }

    ErasureOutcome outcome() {
        return outcome;
    }
}
