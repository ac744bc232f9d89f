package org.wasl.cases.followup;

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
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.SealedPart;
import org.wasl.contracts.code.FollowUpStatus;
import org.wasl.contracts.code.FollowUpType;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.transition.TransitionTable;

/** A visit or call to see how she is, planned and then done. */
@Entity
@Table(name = "follow_up")
public class FollowUp extends SealedPart {
    enum Step {
        COMPLETE,
        MISS,
        CANCEL
    }

    static final TransitionTable<FollowUpStatus, Step, Party> TRANSITIONS = TransitionTable.of(
            row(
                    Step.COMPLETE,
                    by(Party.OWNER, Party.CONTRIBUTOR),
                    from(FollowUpStatus.PLANNED, FollowUpStatus.MISSED),
                    FollowUpStatus.DONE),
            row(Step.MISS, by(Party.OWNER, Party.CONTRIBUTOR), from(FollowUpStatus.PLANNED), FollowUpStatus.MISSED),
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

    /** What came of it: a text about her, so sealed. */
    record Outcome(String text) {}

    FollowUp(CaseFile file, FollowUpType type, Instant plannedAt, Sealer sealer, Clock clock) {
        super(file, new Outcome(null), sealer, clock);
        this.type = type;
        this.plannedAt = plannedAt;
    }

    void complete(Instant at, Boolean sawTheChild, String outcome, Set<Party> parties, Sealer sealer, Clock clock) {
        take(Step.COMPLETE, outcome, parties, sealer, clock);
        doneAt = at == null ? updatedAt() : at;
        childSeen = sawTheChild;
    }

    void take(Step step, String outcome, Set<Party> parties, Sealer sealer, Clock clock) {
        status = TRANSITIONS.next(status, step, parties);
        write(new Outcome(outcome), sealer);
        touch(clock);
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
