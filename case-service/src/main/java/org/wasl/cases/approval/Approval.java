package org.wasl.cases.approval;

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
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.annotations.Type;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;

/** A request to a supervisor. The account that asked cannot decide, in any role. */
@Entity
@Table(name = "approval")
public class Approval extends CasePart {
    public enum Step {
        APPROVE,
        REJECT
    }

    /**
     * An approval that is decided, or about to be.
     *
     * @param author whose work is decided about, where that is known; asked only where it matters
     */
    public record Deciding(Approval approval, StepContext context, Supplier<String> author) {
        private Set<String> whoseWork() {
            return context.file().workers(approval.requestedBy, author.get());
        }
    }

    private static final Guard<Deciding> SECOND_PERSON =
            SecondPerson.guard(deciding -> deciding.context().by(), Deciding::whoseWork);

    /** What was asked for while the case was open has no effect on one that is not. */
    private static final Guard<Deciding> CASE_NOT_OPEN = Guard.of(
            CaseProblem.CASE_NOT_OPEN,
            deciding -> deciding.approval().kind == ApprovalKind.RISK_DOWNGRADE
                    && !deciding.context().file().isOpen());

    /** The owner, and the account that covers for the owner, do not decide. */
    private static final Guard<Deciding> OWNER = Guard.of(
            CommonProblem.SECOND_PERSON_NEEDED, deciding -> deciding.context().is(Party.OWNER));

    public static final StateMachine<Deciding, ApprovalStatus, Step, Party> TRANSITIONS =
            StateMachine.<Deciding, ApprovalStatus, Step, Party>of(
                    row(
                            Step.APPROVE,
                            by(Party.SUPERVISOR, Party.OWNER),
                            from(ApprovalStatus.PENDING),
                            ApprovalStatus.APPROVED,
                            OWNER,
                            SECOND_PERSON,
                            CASE_NOT_OPEN),
                    row(
                            Step.REJECT,
                            by(Party.SUPERVISOR, Party.OWNER),
                            from(ApprovalStatus.PENDING),
                            ApprovalStatus.REJECTED,
                            OWNER,
                            SECOND_PERSON));

    @Enumerated(EnumType.STRING)
    private ApprovalKind kind;

    @Column(name = "subject_id")
    private UUID subjectId;

    @Enumerated(EnumType.STRING)
    private ApprovalStatus status = ApprovalStatus.PENDING;

    @Column(name = "requested_by")
    private String requestedBy;

    @Type(SealedText.class)
    private String reason;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Type(SealedText.class)
    private String comment;

    protected Approval() {}

    Approval(CaseFile file, ApprovalKind kind, UUID subject, String requestedBy, String reason, Clock clock) {
        super(file, clock);
        this.kind = kind;
        subjectId = subject;
        this.requestedBy = requestedBy;
        this.reason = reason;
    }

    public void decide(Step step, String why, Deciding deciding) {
        status = TRANSITIONS.next(status, step, deciding.context().parties(), deciding);
        decidedBy = deciding.context().by();
        comment = why;
        touch(deciding.context().clock());
        decidedAt = updatedAt();
    }

    /** What it was about was taken back before anybody decided. */
    void withdraw(Clock clock) {
        status = ApprovalStatus.WITHDRAWN;
        touch(clock);
    }

    /** @return whether it was undecided */
    boolean expire(Clock clock) {
        boolean undecided = status == ApprovalStatus.PENDING;
        if (undecided) {
            status = ApprovalStatus.EXPIRED;
            touch(clock);
        }
        return undecided;
    }

    /** What went out while another agency had the case was its matter, and is decided and explained there. */
    public boolean isOfFormerAgency(CaseFile file) {
        return kind.isOfWhatGoesOut() && !agency().equals(file.agency());
    }

    public List<String> allowedActions(Deciding asked) {
        return TRANSITIONS.allowed(status, asked.context().parties(), asked);
    }

    boolean wasRefusedTo(String account) {
        return (status == ApprovalStatus.REJECTED || status == ApprovalStatus.EXPIRED) && account.equals(requestedBy);
    }

    public ApprovalKind kind() {
        return kind;
    }

    public UUID subjectId() {
        return subjectId;
    }

    public ApprovalStatus status() {
        return status;
    }

    public String requestedBy() {
        return requestedBy;
    }

    public String reason() {
        return reason;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public String comment() {
        return comment;
    }
}
