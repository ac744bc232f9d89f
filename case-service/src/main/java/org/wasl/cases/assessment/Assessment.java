package org.wasl.cases.assessment;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.elsewhere;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.wasl.platform.stored.StoredForm;

/** What was found out, by domains. The findings are sealed with the row's id. */
@Entity
@Table(name = "assessment")
public class Assessment extends SealedPart {
    public enum Step {
        SUBMIT,
        APPROVE,
        RETURN
    }

    public static final StateMachine<PartStep<Assessment>, AssessmentStatus, Step, Party> TRANSITIONS =
            StateMachine.<PartStep<Assessment>, AssessmentStatus, Step, Party>of(
                    row(
                            Step.SUBMIT,
                            by(Party.OWNER),
                            from(AssessmentStatus.DRAFT, AssessmentStatus.RETURNED),
                            AssessmentStatus.SUBMITTED),
                    elsewhere(row(
                            Step.APPROVE,
                            by(Party.SUPERVISOR),
                            from(AssessmentStatus.SUBMITTED),
                            AssessmentStatus.APPROVED)),
                    elsewhere(row(
                            Step.RETURN,
                            by(Party.SUPERVISOR),
                            from(AssessmentStatus.SUBMITTED),
                            AssessmentStatus.RETURNED)));

    @Enumerated(EnumType.STRING)
    private AssessmentType type;

    @Enumerated(EnumType.STRING)
    private AssessmentStatus status = AssessmentStatus.DRAFT;

    private String author;

    @Column(name = "form_code")
    private String formCode;

    @Column(name = "form_version")
    private Integer formVersion;

    /** By the cut-off of the Washington Group; null on other forms. It is counted, so it is not sealed with the answers. */
    @Column(name = "functioning_difficulty")
    private Boolean functioningDifficulty;

    @Column(name = "completed_at")
    private Instant completedAt;

    protected Assessment() {}

    Assessment(CaseFile file, AssessmentType type, Content content, String author, Sealer sealer, Clock clock) {
        super(file, content, sealer, clock);
        this.type = type;
        this.author = author;
    }

    /** Its answers are those to this version of a form; null where there is no form. */
    void onForm(String code, Integer version, JsonNode answers) {
        formCode = code;
        formVersion = version;
        functioningDifficulty = answers == null ? null : WashingtonGroup.difficulty(code, answers);
    }

    /** @param answers to the form, as they were given; null where there is none */
    @StoredForm("assessment")
    record Content(List<Domain> domains, JsonNode answers) {}

    /** @param severity 0 none to 3 severe */
    record Domain(String code, Integer severity, String needs, String strengths) {}

    Content content(Sealer sealer) {
        return content(sealer, Content.class);
    }

    public void execute(Step step, StepContext as) {
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
