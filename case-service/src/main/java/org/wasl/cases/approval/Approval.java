package org.wasl.cases.approval;

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
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.ApprovalStatus;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.transition.TransitionTable;

/** A request to a supervisor. The account that asked cannot decide, in any role. */
@Entity
@Table(name = "approval")
public class Approval extends CasePart {
    public enum Step {
        APPROVE,
        REJECT
    }

    public static final TransitionTable<ApprovalStatus, Step, Party> TRANSITIONS = TransitionTable.of(
            row(Step.APPROVE, by(Party.SUPERVISOR), from(ApprovalStatus.PENDING), ApprovalStatus.APPROVED),
            row(Step.REJECT, by(Party.SUPERVISOR), from(ApprovalStatus.PENDING), ApprovalStatus.REJECTED));

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

    /** @param author whose work is decided about, where that is known; an account that works on the case, or did, does not decide either */
    public void decide(
            CaseFile file, Step step, String by, String author, String why, Set<Party> parties, Clock clock) {
        file.requireSecondPerson(by, requestedBy, author);
        status = TRANSITIONS.next(status, step, parties);
        decidedBy = by;
        comment = why;
        touch(clock);
        decidedAt = updatedAt();
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
