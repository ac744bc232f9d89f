package org.wasl.cases.breakglass;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Type;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/** Somebody of the agency who should not know the case had to, in an emergency: for three hours, with a reason, and not unseen. */
@Entity
@Table(name = "break_glass")
public class BreakGlass extends CasePart {
    private static final Duration OPEN_FOR = Duration.ofHours(3);

    @Column(name = "account_id")
    private String accountId;

    @Type(SealedText.class)
    private String reason;

    @Column(name = "opens_until")
    private Instant opensUntil;

    private Boolean justified;

    @Type(SealedText.class)
    private String comment;

    @Column(name = "delegate_id")
    private String delegateId;

    @Column(name = "reviewed_by")
    private String reviewedBy;

    @Column(name = "reviewed_at")
    private Instant reviewedAt;

    protected BreakGlass() {}

    BreakGlass(CaseFile file, String account, String reason, Clock clock) {
        super(file, clock);
        accountId = account;
        this.reason = reason;
        opensUntil = createdAt().plus(OPEN_FOR);
    }

    /** Once: another judgement would undo what followed from the first. */
    void review(CaseFile file, boolean wasJustified, String why, String by, Clock clock) {
        requireOpenReview("review");
        file.requireSecondPerson(by, accountId);
        touch(clock);
        justified = wasJustified;
        comment = why;
        reviewedBy = by;
        reviewedAt = updatedAt();
        if (!wasJustified) {
            closeNow();
        }
    }

    /** Before its time. */
    void close(Clock clock) {
        touch(clock);
        closeNow();
    }

    private void closeNow() {
        if (opensUntil.isAfter(updatedAt())) {
            opensUntil = updatedAt();
        }
    }

    /** The manager asks somebody else for the review, where the case's own supervisor cannot. */
    void delegate(String supervisor, Clock clock) {
        requireOpenReview("delegate");
        delegateId = supervisor;
        touch(clock);
    }

    private void requireOpenReview(String step) {
        if (reviewedAt != null) {
            throw new Problem(CommonProblem.ILLEGAL_STEP, step, "REVIEWED").with("allowedActions", List.of());
        }
    }

    String account() {
        return accountId;
    }

    String reason() {
        return reason;
    }

    Instant opensUntil() {
        return opensUntil;
    }

    Boolean justified() {
        return justified;
    }

    String comment() {
        return comment;
    }

    String delegate() {
        return delegateId;
    }

    String reviewedBy() {
        return reviewedBy;
    }
}
