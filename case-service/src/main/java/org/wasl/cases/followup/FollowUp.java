package org.wasl.cases.followup;

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
import java.util.List;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.PartStep;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.FollowUpStatus;
import org.wasl.contracts.code.FollowUpType;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.platform.stored.StoredForm;

/** A visit or call to see how the person is, planned and then done. */
@Entity
@Table(name = "follow_up")
public class FollowUp extends SealedPart {
    enum Step {
        COMPLETE,
        MISS,
        CANCEL
    }

    static final StateMachine<PartStep<FollowUp>, FollowUpStatus, Step, Party> TRANSITIONS =
            StateMachine.<PartStep<FollowUp>, FollowUpStatus, Step, Party>of(
                    row(
                            Step.COMPLETE,
                            by(Party.OWNER, Party.CONTRIBUTOR),
                            from(FollowUpStatus.PLANNED, FollowUpStatus.MISSED),
                            FollowUpStatus.DONE),
                    row(
                            Step.MISS,
                            by(Party.OWNER, Party.CONTRIBUTOR),
                            from(FollowUpStatus.PLANNED),
                            FollowUpStatus.MISSED),
                    row(
                            Step.CANCEL,
                            by(Party.OWNER, Party.SUPERVISOR),
                            from(FollowUpStatus.PLANNED, FollowUpStatus.MISSED),
                            FollowUpStatus.CANCELLED));

    @Enumerated(EnumType.STRING)
    private FollowUpType type;

    @Enumerated(EnumType.STRING)
    private FollowUpStatus status = FollowUpStatus.PLANNED;

    @Column(name = "planned_at")
    private Instant plannedAt;

    @Column(name = "done_at")
    private Instant doneAt;

    @Column(name = "child_seen")
    private Boolean childSeen;

    protected FollowUp() {}

    /** What came of it: a text about the person, so sealed. */
    @StoredForm("follow-up")
    record Outcome(String text) {}

    FollowUp(CaseFile file, FollowUpType type, Instant plannedAt, Sealer sealer, Clock clock) {
        super(file, new Outcome(null), sealer, clock);
        this.type = type;
        this.plannedAt = plannedAt;
    }

    void complete(Instant at, Boolean sawTheChild, String outcome, StepContext as, Sealer sealer) {
        execute(Step.COMPLETE, outcome, as, sealer);
        doneAt = at == null ? updatedAt() : at;
        childSeen = sawTheChild;
    }

    void execute(Step step, String outcome, StepContext as, Sealer sealer) {
        status = TRANSITIONS.next(status, step, as.parties(), new PartStep<>(this, as));
        write(new Outcome(outcome), sealer);
        touch(as.clock());
    }

    List<String> allowedActions(StepContext reader) {
        return TRANSITIONS.allowed(status, reader.parties(), new PartStep<>(this, reader));
    }

    FollowUpType type() {
        return type;
    }

    FollowUpStatus status() {
        return status;
    }

    Instant plannedAt() {
        return plannedAt;
    }

    Instant doneAt() {
        return doneAt;
    }

    Boolean childSeen() {
        return childSeen;
    }
}
