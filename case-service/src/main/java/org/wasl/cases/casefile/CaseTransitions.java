package org.wasl.cases.casefile;

import static org.wasl.contracts.code.CaseStage.ASSESSMENT;
import static org.wasl.contracts.code.CaseStage.CASE_PLANNING;
import static org.wasl.contracts.code.CaseStage.FOLLOW_UP_REVIEW;
import static org.wasl.contracts.code.CaseStage.IMPLEMENTATION;
import static org.wasl.contracts.code.CaseStatus.CLOSED;
import static org.wasl.contracts.code.CaseStatus.IDENTIFIED;
import static org.wasl.contracts.code.CaseStatus.MERGED;
import static org.wasl.contracts.code.CaseStatus.NOT_ELIGIBLE;
import static org.wasl.contracts.code.CaseStatus.ON_HOLD;
import static org.wasl.contracts.code.CaseStatus.OPEN;
import static org.wasl.contracts.code.CaseStatus.PENDING_CLOSURE;
import static org.wasl.contracts.code.CaseStatus.TRANSFERRED_OUT;
import static org.wasl.platform.statemachine.StateMachine.back;
import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.elsewhere;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;
import static org.wasl.platform.statemachine.StateMachine.stay;

import java.util.List;
import java.util.function.Predicate;
import org.wasl.cases.CaseProblem;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;

/** Who may take a case from where to where: its status, and while it is open its stage. */
public final class CaseTransitions {
    public enum Step {
        REGISTER,
        /** The basis on which it was opened does not hold. */
        RETURN_REGISTRATION,
        ASSIGN,
        SCREEN_OUT,
        HOLD,
        RESUME,
        REQUEST_CLOSURE,
        APPROVE_CLOSURE,
        RETURN_CLOSURE,
        REOPEN,
        TRANSFER_EXTERNAL,
        /** Another agency of the platform takes it over; it stays as it is. */
        ACCEPT_TRANSFER,
        /** Another case of the same person goes on; this one points to it. */
        MERGE,
        UNDO_MERGE
    }

    public enum StageStep {
        COMPLETE_ASSESSMENT,
        ACTIVATE_PLAN,
        REVIEW,
        CONTINUE
    }

    public enum Party {
        /** The caseworker whose case it is. */
        OWNER,
        SUPERVISOR,
        /** Who merges duplicate cases: the agency's manager or its data steward; of a restricted case its owner and supervisor, because nobody else may know. */
        STEWARD,
        /** The supervisor of an agency to which the case was offered. */
        RECEIVER,
        /** Another agency that was granted to contribute. */
        CONTRIBUTOR,
        /** A referral of the case, which moves what it does. */
        REFERRAL,
        /** The registry, which says that a consent no longer holds. */
        REGISTRY
    }

    private static final Guard<CaseStep> HIGH_RISK =
            Guard.of("supervisor-when-high", step -> step.file().risk() == RiskLevel.HIGH);

    private static final Guard<CaseStep> LATE = Guard.of(
            "supervisor-after-90-days",
            step -> step.file().lifecycle().isLateToReopen(step.clock().instant()));

    private static final Guard<CaseStep> NO_LIMIT_FOR_ONESELF =
            Guard.of(CommonProblem.SECOND_PERSON_NEEDED, CaseStep::ownerLiftsOwnLimit);
    private static final Guard<CaseStep> CONSENT_NOT_ENDED = Guard.of(
            StateMachine.NOT_IN_THIS_STATE, step -> !step.file().lifecycle().hasConsentEnded());
    private static final Guard<CaseStep> NOT_A_WORKER = ownerIs(StepFacts.NOT_A_WORKER);
    private static final Guard<CaseStep> NOT_LICENSED = ownerIs("not-licensed");
    private static final Guard<CaseStep> AWAY = ownerIs("away");
    private static final Guard<CaseStep> CASELOAD_FULL = ownerIs("caseload-full");

    private static final Guard<CaseStep> OPEN_HIGH_RISK =
            closing("open-high-risk", step -> step.file().risk() == RiskLevel.HIGH);
    private static final Guard<CaseStep> OPEN_REFERRAL =
            closing("open-referral", step -> work(step).referrals() > 0);
    private static final Guard<CaseStep> OPEN_TASK =
            closing("open-task", step -> work(step).tasks() > 0);
    private static final Guard<CaseStep> BASIS_NOT_DECIDED =
            closing("basis-not-decided", step -> work(step).basisUndecided());

    /** Stages are those of an open case. */
    private static final Guard<CaseStep> NOT_OPEN =
            Guard.of(StateMachine.NOT_IN_THIS_STATE, CaseProblem.CASE_NOT_OPEN, step -> !step.file()
                    .isOpen());

    private static final Guard<CaseStep> RISK_NOT_ASSESSED =
            ofOpen(CaseProblem.RISK_NOT_ASSESSED, step -> step.file().risk() == RiskLevel.NOT_ASSESSED);
    private static final Guard<CaseStep> ASSESSMENT_NOT_APPROVED = ofOpen(
            CaseProblem.ASSESSMENT_NOT_APPROVED,
            step -> step.file().risk() == RiskLevel.HIGH && !step.facts().hasApprovedAssessment(step.file()));
    private static final Guard<CaseStep> RISK_NOT_ASSESSED_ANEW =
            ofOpen(CaseProblem.RISK_NOT_ASSESSED, step -> !step.file().isRiskAssessedInThisStage());

    private static Guard<CaseStep> ownerIs(String objection) {
        return Guard.of(objection, CaseProblem.WORKER_NOT_AVAILABLE, step -> step.ownerIs(objection));
    }

    /** All that stands against closing is told, so that a caseworker ends it in one go. */
    private static Guard<CaseStep> closing(String code, Predicate<CaseStep> objects) {
        return Guard.of(code, CaseProblem.CLOSURE_OBJECTIONS, objects);
    }

    private static Guard<CaseStep> ofOpen(CaseProblem problem, Predicate<CaseStep> objects) {
        return Guard.of(problem, step -> step.file().isOpen() && objects.test(step));
    }

    private static StepFacts.OpenWork work(CaseStep step) {
        return step.facts().openWork(step.file());
    }

    public static final StateMachine<CaseStep, CaseStatus, Step, Party> STATUS =
            StateMachine.<CaseStep, CaseStatus, Step, Party>of(
                    row(
                            Step.REGISTER,
                            by(Party.OWNER, Party.SUPERVISOR),
                            from(IDENTIFIED),
                            OPEN,
                            NO_LIMIT_FOR_ONESELF,
                            NOT_A_WORKER,
                            NOT_LICENSED,
                            AWAY,
                            CASELOAD_FULL),
                    // Again, where the consent on which it was opened has ended.
                    stay(Step.REGISTER, by(Party.OWNER, Party.SUPERVISOR), from(OPEN, ON_HOLD), CONSENT_NOT_ENDED),
                    elsewhere(row(Step.RETURN_REGISTRATION, by(Party.SUPERVISOR), from(OPEN, ON_HOLD), IDENTIFIED)),
                    elsewhere(row(Step.RETURN_REGISTRATION, by(Party.REGISTRY), from(OPEN), IDENTIFIED)),
                    stay(Step.ASSIGN, by(Party.SUPERVISOR), from(IDENTIFIED, OPEN, ON_HOLD, PENDING_CLOSURE)),
                    row(Step.SCREEN_OUT, by(Party.SUPERVISOR), from(IDENTIFIED), NOT_ELIGIBLE),
                    row(Step.SCREEN_OUT, by(Party.OWNER), from(IDENTIFIED), NOT_ELIGIBLE, HIGH_RISK),
                    row(Step.HOLD, by(Party.SUPERVISOR), from(OPEN), ON_HOLD),
                    row(Step.HOLD, by(Party.OWNER), from(OPEN), ON_HOLD, HIGH_RISK),
                    row(Step.RESUME, by(Party.SUPERVISOR), from(ON_HOLD), OPEN),
                    row(Step.RESUME, by(Party.OWNER), from(ON_HOLD), OPEN, HIGH_RISK),
                    row(
                            Step.REQUEST_CLOSURE,
                            by(Party.OWNER),
                            from(OPEN),
                            PENDING_CLOSURE,
                            OPEN_HIGH_RISK,
                            OPEN_REFERRAL,
                            OPEN_TASK,
                            BASIS_NOT_DECIDED),
                    elsewhere(row(Step.APPROVE_CLOSURE, by(Party.SUPERVISOR), from(PENDING_CLOSURE), CLOSED)),
                    elsewhere(row(Step.RETURN_CLOSURE, by(Party.SUPERVISOR), from(PENDING_CLOSURE), OPEN)),
                    row(
                            Step.REOPEN,
                            by(Party.SUPERVISOR),
                            from(CLOSED),
                            OPEN,
                            NO_LIMIT_FOR_ONESELF,
                            NOT_A_WORKER,
                            NOT_LICENSED,
                            AWAY,
                            CASELOAD_FULL),
                    row(
                            Step.REOPEN,
                            by(Party.OWNER),
                            from(CLOSED),
                            OPEN,
                            LATE,
                            NOT_A_WORKER,
                            NOT_LICENSED,
                            AWAY,
                            CASELOAD_FULL),
                    elsewhere(stay(Step.ACCEPT_TRANSFER, by(Party.RECEIVER), from(OPEN))),
                    row(Step.TRANSFER_EXTERNAL, by(Party.SUPERVISOR), from(OPEN), TRANSFERRED_OUT),
                    elsewhere(row(
                            Step.MERGE,
                            by(Party.STEWARD),
                            from(IDENTIFIED, OPEN, ON_HOLD, PENDING_CLOSURE, CLOSED, TRANSFERRED_OUT, NOT_ELIGIBLE),
                            MERGED)),
                    elsewhere(back(Step.UNDO_MERGE, by(Party.STEWARD), from(MERGED))));

    public static final StateMachine<CaseStep, CaseStage, StageStep, Party> STAGE =
            StateMachine.<CaseStep, CaseStage, StageStep, Party>of(
                    row(
                            StageStep.COMPLETE_ASSESSMENT,
                            by(Party.OWNER),
                            from(ASSESSMENT),
                            CASE_PLANNING,
                            NOT_OPEN,
                            RISK_NOT_ASSESSED,
                            ASSESSMENT_NOT_APPROVED),
                    elsewhere(row(
                            StageStep.ACTIVATE_PLAN,
                            by(Party.SUPERVISOR),
                            from(CASE_PLANNING),
                            IMPLEMENTATION,
                            NOT_OPEN)),
                    row(StageStep.REVIEW, by(Party.OWNER), from(IMPLEMENTATION), FOLLOW_UP_REVIEW, NOT_OPEN),
                    row(
                            StageStep.CONTINUE,
                            by(Party.OWNER),
                            from(FOLLOW_UP_REVIEW),
                            IMPLEMENTATION,
                            NOT_OPEN,
                            RISK_NOT_ASSESSED_ANEW));

    private CaseTransitions() {}

    static CaseStatus next(CaseStatus now, Step step, CaseStep as) {
        return next(STATUS, now, step, as);
    }

    static CaseStage next(CaseStage now, StageStep step, CaseStep as) {
        return next(STAGE, now, step, as);
    }

    /** A case has two tables: a refusal of either names the steps of both. */
    private static <S extends Enum<S>, A extends Enum<A>> S next(
            StateMachine<CaseStep, S, A, Party> table, S now, A step, CaseStep as) {
        try {
            return table.next(now, step, as.parties(), as);
        } catch (Problem refusal) {
            throw refusal.with("allowedActions", allowedActions(CaseStep.preview(as.context(), as.facts())));
        }
    }

    /** The steps that this caller can take now. */
    static List<String> allowedActions(CaseStep preview) {
        CaseFile file = preview.file();
        List<String> actions = STATUS.allowed(file.status(), preview.parties(), preview);
        actions.addAll(STAGE.allowed(file.stage(), preview.parties(), preview));
        return actions;
    }
}
