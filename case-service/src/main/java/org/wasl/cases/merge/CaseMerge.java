package org.wasl.cases.merge;

import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.contracts.code.CaseMergeStatus;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.transition.TransitionTable;

/**
 * Two cases of one person in one programme that should be one. A steward proposes, another confirms; for 30 days it can be undone. A part of the case that
 * goes on; the other one only points to it.
 */
@Entity
@Table(name = "case_merge")
public class CaseMerge extends CasePart {
    enum Step {
        CONFIRM,
        REJECT,
        UNDO
    }

    static final TransitionTable<CaseMergeStatus, Step, Party> TRANSITIONS = TransitionTable.of(
            row(Step.CONFIRM, by(Party.STEWARD), from(CaseMergeStatus.PROPOSED), CaseMergeStatus.CONFIRMED),
            row(Step.REJECT, by(Party.STEWARD), from(CaseMergeStatus.PROPOSED), CaseMergeStatus.REJECTED),
            row(Step.UNDO, by(Party.STEWARD), from(CaseMergeStatus.CONFIRMED), CaseMergeStatus.UNDONE));

    private static final Duration MAY_BE_UNDONE = Duration.ofDays(30);

    @Column(name = "merged_id")
    private UUID mergedId;

    @Type(SealedText.class)
    private String reason;

    @Enumerated(EnumType.STRING)
    private CaseMergeStatus status = CaseMergeStatus.PROPOSED;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_at")
    private Instant decidedAt;

    protected CaseMerge() {}

    CaseMerge(CaseFile survivor, CaseFile merged, String reason, String by, Clock clock) {
        super(survivor, clock);
        require(survivor, merged);
        mergedId = merged.rawId();
        this.reason = reason;
        proposedBy = by;
    }

    private static void require(CaseFile survivor, CaseFile merged) {
        List<String> objections = new ArrayList<>();
        if (survivor.id().equals(merged.id())) {
            throw Problem.invalidField("/caseId", "same-record");
        }
        if (!survivor.subject().equals(merged.subject())) {
            objections.add("another-person");
        }
        if (survivor.programme() != merged.programme()) {
            objections.add("another-programme");
        }
        if (survivor.mergedInto().isPresent() || merged.mergedInto().isPresent()) {
            objections.add("already-merged");
        }
        if (merged.running() && !survivor.running()) {
            objections.add("survivor-not-running");
        }
        if (!objections.isEmpty()) {
            throw new Problem(CaseProblem.MERGE_OBJECTIONS).with("objections", objections);
        }
    }

    CaseMoved confirm(CaseFile survivor, CaseFile merged, String by, Set<Party> parties, Clock clock) {
        SecondPerson.require(by, proposedBy);
        take(Step.CONFIRM, by, parties, clock);
        require(survivor, merged);
        return merged.mergeInto(survivor, parties, clock);
    }

    void reject(String by, Set<Party> parties, Clock clock) {
        take(Step.REJECT, by, parties, clock);
    }

    List<String> allowedActions(String by, Set<Party> parties, Instant now) {
        return TRANSITIONS.allowed(status, parties, step -> switch (step) {
            case CONFIRM -> !by.equals(proposedBy);
            case REJECT -> true;
            case UNDO -> !isTooLateToUndo(now);
        });
    }

    private boolean isTooLateToUndo(Instant now) {
        return decidedAt != null && now.isAfter(decidedAt.plus(MAY_BE_UNDONE));
    }

    CaseMoved undo(CaseFile merged, String by, Set<Party> parties, Clock clock) {
        TRANSITIONS.next(status, Step.UNDO, parties);
        if (isTooLateToUndo(clock.instant())) {
            throw new Problem(CaseProblem.MERGE_OBJECTIONS).with("objections", List.of("undo-window-over"));
        }
        return undone(merged, by, parties, clock);
    }

    /** The registry found that these are two persons after all: however late, and without anybody's word. */
    CaseMoved personsDiffer(CaseFile merged, Clock clock) {
        return undone(merged, "system:registry", EnumSet.of(Party.STEWARD), clock);
    }

    private CaseMoved undone(CaseFile merged, String by, Set<Party> parties, Clock clock) {
        take(Step.UNDO, by, parties, clock);
        return merged.undoMerge(parties, clock);
    }

    private void take(Step step, String by, Set<Party> parties, Clock clock) {
        status = TRANSITIONS.next(status, step, parties);
        touch(clock);
        decidedBy = by;
        decidedAt = updatedAt();
    }

    CaseId merged() {
        return new CaseId(mergedId);
    }

    String reason() {
        return reason;
    }

    CaseMergeStatus status() {
        return status;
    }

    String proposedBy() {
        return proposedBy;
    }

    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
