package org.wasl.cases.merge;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.SecondPerson;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.cases.casefile.CaseStep;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.CaseMergeStatus;
import org.wasl.contracts.event.CaseMoved;
import org.wasl.contracts.id.CaseId;
import org.wasl.platform.crypto.SealedText;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;

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

    /**
     * A merge that is decided, or about to be.
     *
     * @param context of the case that goes on; as a steward only where the caller is one to both cases
     */
    record Deciding(CaseMerge merge, StepContext context, CaseFile merged) {
        private CaseFile survivor() {
            return context.file();
        }
    }

    /** Nobody decides about their own work (ADR 33): neither who proposed it, nor whose cases they are or were. */
    private static final Guard<Deciding> SECOND_PERSON =
            SecondPerson.guard(deciding -> deciding.context().by(), deciding -> {
                Set<String> whose = deciding.survivor().workers(deciding.merge().proposedBy);
                whose.addAll(deciding.merged().workers());
                return whose;
            });

    private static final Guard<Deciding> TOO_LATE =
            Guard.of("undo-window-over", CaseProblem.MERGE_OBJECTIONS, deciding -> deciding.merge()
                    .isTooLateToUndo(deciding.context().now()));

    static final StateMachine<Deciding, CaseMergeStatus, Step, Party> TRANSITIONS =
            StateMachine.<Deciding, CaseMergeStatus, Step, Party>of(
                    row(
                            Step.CONFIRM,
                            by(Party.STEWARD),
                            from(CaseMergeStatus.PROPOSED),
                            CaseMergeStatus.CONFIRMED,
                            SECOND_PERSON,
                            objection(Obstacle.ANOTHER_PERSON),
                            objection(Obstacle.ANOTHER_PROGRAMME),
                            objection(Obstacle.ALREADY_MERGED),
                            objection(Obstacle.SURVIVOR_NOT_RUNNING)),
                    row(Step.REJECT, by(Party.STEWARD), from(CaseMergeStatus.PROPOSED), CaseMergeStatus.REJECTED),
                    row(
                            Step.UNDO,
                            by(Party.STEWARD),
                            from(CaseMergeStatus.CONFIRMED),
                            CaseMergeStatus.UNDONE,
                            TOO_LATE));

    private static Guard<Deciding> objection(Obstacle obstacle) {
        return Guard.of(
                obstacle.code(),
                CaseProblem.MERGE_OBJECTIONS,
                deciding -> obstacle.isBetween(deciding.survivor(), deciding.merged()));
    }

    /** What stands against making one case of two. */
    private enum Obstacle {
        ANOTHER_PERSON {
            @Override
            boolean isBetween(CaseFile survivor, CaseFile merged) {
                return !survivor.subject().equals(merged.subject());
            }
        },
        ANOTHER_PROGRAMME {
            @Override
            boolean isBetween(CaseFile survivor, CaseFile merged) {
                return survivor.programme() != merged.programme();
            }
        },
        ALREADY_MERGED {
            @Override
            boolean isBetween(CaseFile survivor, CaseFile merged) {
                return survivor.mergedInto().isPresent() || merged.mergedInto().isPresent();
            }
        },
        SURVIVOR_NOT_RUNNING {
            @Override
            boolean isBetween(CaseFile survivor, CaseFile merged) {
                return merged.running() && !survivor.running();
            }
        };

        abstract boolean isBetween(CaseFile survivor, CaseFile merged);

        String code() {
            return StateMachine.path(this);
        }
    }

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
        if (survivor.id().equals(merged.id())) {
            throw Problem.invalidField("/caseId", "same-record");
        }
        List<String> objections = Arrays.stream(Obstacle.values())
                .filter(obstacle -> obstacle.isBetween(survivor, merged))
                .map(Obstacle::code)
                .toList();
        if (!objections.isEmpty()) {
            throw new Problem(CaseProblem.MERGE_OBJECTIONS).objections(objections);
        }
    }

    /** @param as a step of the case that ends */
    CaseMoved confirm(Deciding deciding, CaseStep as) {
        execute(Step.CONFIRM, deciding);
        return as.file().lifecycle().mergeInto(deciding.survivor(), as);
    }

    void reject(Deciding deciding) {
        execute(Step.REJECT, deciding);
    }

    /** @param as a step of the case that ended, and goes on */
    CaseMoved undo(Deciding deciding, CaseStep as) {
        execute(Step.UNDO, deciding);
        return as.file().lifecycle().undoMerge(as);
    }

    /** The registry found that these are two persons after all: however late, and without anybody's word. */
    CaseMoved personsDiffer(CaseFile merged, Clock clock) {
        status = CaseMergeStatus.UNDONE;
        decided("system:registry", clock);
        return merged.lifecycle().undoMerge(CaseStep.ofPlatform(merged, Party.STEWARD, clock));
    }

    /** One of the cases went to another agency before anybody decided. */
    void cancel(Clock clock) {
        status = CaseMergeStatus.REJECTED;
        decided("system:transfer", clock);
    }

    List<String> allowedActions(Deciding asked) {
        return TRANSITIONS.allowed(status, asked.context().parties(), asked);
    }

    private boolean isTooLateToUndo(Instant now) {
        return decidedAt != null && now.isAfter(decidedAt.plus(MAY_BE_UNDONE));
    }

    private void execute(Step step, Deciding deciding) {
        status = TRANSITIONS.next(status, step, deciding.context().parties(), deciding);
        decided(deciding.context().by(), deciding.context().clock());
    }

    private void decided(String by, Clock clock) {
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
