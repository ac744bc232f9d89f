package org.wasl.cases.plan;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.elsewhere;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.BatchSize;
import org.wasl.cases.CaseProblem;
import org.wasl.cases.casefile.CaseFile;
import org.wasl.cases.casefile.CasePart;
import org.wasl.cases.casefile.CaseTransitions.Party;
import org.wasl.cases.casefile.PartStep;
import org.wasl.cases.casefile.StepContext;
import org.wasl.contracts.code.GoalOutcome;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.id.PlanActionId;
import org.wasl.contracts.id.ReferralId;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;

/** One version of a case's plan. The active one is worked on; a newer active one supersedes it. */
@Entity
@Table(name = "case_plan")
public class CasePlan extends CasePart {
    public enum Step {
        SUBMIT,
        APPROVE,
        RETURN,
        ACTIVATE,
        SUPERSEDE
    }

    private static final Guard<PartStep<CasePlan>> NOT_APPROVED =
            Guard.of(CaseProblem.PLAN_NOT_APPROVED, step -> step.part().status != PlanStatus.APPROVED);

    public static final StateMachine<PartStep<CasePlan>, PlanStatus, Step, Party> TRANSITIONS =
            StateMachine.<PartStep<CasePlan>, PlanStatus, Step, Party>of(
                    row(Step.SUBMIT, by(Party.OWNER), from(PlanStatus.DRAFT), PlanStatus.SUBMITTED),
                    elsewhere(row(Step.APPROVE, by(Party.SUPERVISOR), from(PlanStatus.SUBMITTED), PlanStatus.APPROVED)),
                    elsewhere(row(Step.RETURN, by(Party.SUPERVISOR), from(PlanStatus.SUBMITTED), PlanStatus.DRAFT)),
                    row(
                            Step.ACTIVATE,
                            by(Party.SUPERVISOR),
                            from(PlanStatus.DRAFT, PlanStatus.SUBMITTED, PlanStatus.APPROVED),
                            PlanStatus.ACTIVE,
                            NOT_APPROVED,
                            PartStep.caseNotOpen()),
                    elsewhere(
                            row(Step.SUPERSEDE, by(Party.SUPERVISOR), from(PlanStatus.ACTIVE), PlanStatus.SUPERSEDED)));

    private int number;

    /** Null in plans older than this column. */
    private String author;

    @Enumerated(EnumType.STRING)
    private PlanStatus status = PlanStatus.DRAFT;

    @Column(name = "agreed_with_client")
    private boolean agreedWithClient;

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL)
    @OrderBy("id")
    @BatchSize(size = 200)
    private List<PlanGoal> goals = new ArrayList<>();

    protected CasePlan() {}

    CasePlan(CaseFile file, int number, PlanDraft draft, String author, Clock clock) {
        super(file, clock);
        this.author = author;
        this.number = number;
        agreedWithClient = draft.agreedWithClient();
        draft.goals().forEach(g -> goals.add(new PlanGoal(this, g)));
    }

    public void execute(Step step, StepContext as) {
        status = TRANSITIONS.next(status, step, as.parties(), new PartStep<>(this, as));
        touch(as.clock());
    }

    List<String> allowedActions(StepContext reader) {
        return TRANSITIONS.allowed(status, reader.parties(), new PartStep<>(this, reader));
    }

    void execute(PlanAction action, PlanAction.Step step, StepContext as) {
        action.execute(step, as);
        touch(as.clock());
    }

    /** The referral of the action took it. */
    void followReferral(PlanAction action, PlanAction.Step step, Clock clock) {
        action.followReferral(step);
        touch(clock);
    }

    void refer(PlanAction action, ReferralId referral, Clock clock) {
        action.followReferral(PlanAction.Step.REFER);
        action.referredBy(referral);
        touch(clock);
    }

    /** @return whether it was another one before */
    boolean recordOutcome(UUID goal, GoalOutcome outcome, Clock clock) {
        PlanGoal reached =
                goals.stream().filter(g -> g.id().equals(goal)).findFirst().orElseThrow(Problem::notFound);
        boolean changes = reached.outcome() != outcome;
        reached.recordOutcome(outcome);
        if (changes) {
            touch(clock);
        }
        return changes;
    }

    /** Goals that were met, of a hundred that were not dropped; partly met counts half. Empty where there is none to meet. */
    public Optional<Integer> goalsMet() {
        List<PlanGoal> kept =
                goals.stream().filter(g -> g.outcome() != GoalOutcome.DROPPED).toList();
        int halves = kept.stream()
                .mapToInt(g -> switch (g.outcome()) {
                    case ACHIEVED -> 2;
                    case PARTLY -> 1;
                    case NOT_STARTED, IN_PROGRESS, NOT_ACHIEVED, DROPPED -> 0;
                })
                .sum();
        return kept.isEmpty() ? Optional.empty() : Optional.of(halves * 50 / kept.size());
    }

    Optional<PlanAction> action(PlanActionId id) {
        return actions().filter(a -> a.id().equals(id)).findFirst();
    }

    long referredActions() {
        return actions().filter(a -> a.status() == PlanActionStatus.REFERRED).count();
    }

    private Stream<PlanAction> actions() {
        return goals.stream().flatMap(g -> g.actions().stream());
    }

    public String author() {
        return author;
    }

    public PlanStatus status() {
        return status;
    }

    int number() {
        return number;
    }

    boolean agreedWithClient() {
        return agreedWithClient;
    }

    List<PlanGoal> goals() {
        return goals;
    }
}
