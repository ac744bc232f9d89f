package org.wasl.cases.assessment;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.elsewhere;
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
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.code.AssessmentType;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.statemachine.StateMachine;

/** What was found out, by domains. The findings are sealed with the row's id. */
@Entity
@Table(name = "assessment")
public class Assessment extends SealedPart {
    public enum Step {
        SUBMIT,
        APPROVE,
        RETURN
    }

    public static final StateMachine<PartStep<Assessment>, AssessmentStatus, Step, Party> TRANSITIONS = StateMachine.of(
            row(
                    Step.SUBMIT,
                    by(Party.OWNER),
                    from(AssessmentStatus.DRAFT, AssessmentStatus.RETURNED),
                    AssessmentStatus.SUBMITTED),
            elsewhere(row(
                    Step.APPROVE, by(Party.SUPERVISOR), from(AssessmentStatus.SUBMITTED), AssessmentStatus.APPROVED)),
            elsewhere(row(
                    Step.RETURN, by(Party.SUPERVISOR), from(AssessmentStatus.SUBMITTED), AssessmentStatus.RETURNED)));

    @Enumerated(EnumType.STRING)
    private AssessmentType type;

    @Enumerated(EnumType.STRING)
    private AssessmentStatus status = AssessmentStatus.DRAFT;

    private String author;

    @Column(name = "form_code")
    private String formCode;

    @Column(name = "form_version")
    private Integer formVersion;

    @Column(name = "completed_at")
    private Instant completedAt;

    protected Assessment() {}

    Assessment(
            CaseFile file,
            AssessmentResource.AssessmentBody body,
            Object findings,
            String author,
            Sealer sealer,
            Clock clock) {
        super(file, findings, sealer, clock);
        type = body.type();
        formCode = body.formCode();
        formVersion = body.formVersion();
        this.author = author;
    }

    public void take(Step step, StepContext as) {
        status = TRANSITIONS.next(status, step, as.parties(), new PartStep<>(this, as));
        touch(as.clock());
        completedAt = status == AssessmentStatus.APPROVED ? updatedAt() : null;
    }

    List<String> allowedActions(StepContext reader) {
        return TRANSITIONS.allowed(status, reader.parties(), new PartStep<>(this, reader));
    }

    AssessmentType type() {
        return type;
    }

    AssessmentStatus status() {
        return status;
    }

    String formCode() {
        return formCode;
    }

    Integer formVersion() {
        return formVersion;
    }

    public String author() {
        return author;
    }

    Instant completedAt() {
        return completedAt;
    }
}
