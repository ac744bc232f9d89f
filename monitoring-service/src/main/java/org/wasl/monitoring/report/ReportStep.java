package org.wasl.monitoring.report;

import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;
import static org.wasl.platform.statemachine.StateMachine.stay;

import java.time.Instant;
import org.wasl.contracts.code.PlanReportStatus;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;

/** What may be done with a report on a plan, and by whom. */
enum ReportStep {
    CHANGE,
    /** Its figures are computed anew. */
    REFRESH,
    SUBMIT,
    RETURN,
    RESUBMIT,
    REVIEW,
    LOCK,
    /** A new version of it is begun. */
    CORRECT;

    enum Party {
        /** Of the agency whose report it is. */
        REPORTER,
        /** Of the organization that keeps the plan. */
        COORDINATOR
    }

    /** @param account who acts */
    record Facts(PlanReport report, String account, Instant now) {}

    private static final Guard<Facts> SECOND_PERSON =
            Guard.of(CommonProblem.SECOND_PERSON_NEEDED, facts -> facts.report().isWrittenBy(facts.account()));

    private static final Guard<Facts> PERIOD_NOT_OVER = Guard.of(
            "period-not-over", facts -> facts.now().isBefore(facts.report().periodOver()));

    private static final Guard<Facts> FIGURES_OF_A_PART =
            Guard.of("figures-before-period-end", facts -> facts.report().hasFiguresOfAPart());

    private static final Guard<Facts> NOT_CORRECTED =
            Guard.of("report-corrected", facts -> facts.report().isCorrected());

    static final StateMachine<Facts, PlanReportStatus, ReportStep, Party> TRANSITIONS =
            StateMachine.<Facts, PlanReportStatus, ReportStep, Party>of(
                    stay(CHANGE, by(Party.REPORTER), from(PlanReportStatus.DRAFT, PlanReportStatus.RETURNED)),
                    stay(REFRESH, by(Party.REPORTER), from(PlanReportStatus.DRAFT, PlanReportStatus.RETURNED)),
                    row(
                            SUBMIT,
                            by(Party.REPORTER),
                            from(PlanReportStatus.DRAFT),
                            PlanReportStatus.SUBMITTED,
                            PERIOD_NOT_OVER,
                            FIGURES_OF_A_PART),
                    row(
                            RETURN,
                            by(Party.COORDINATOR),
                            from(PlanReportStatus.SUBMITTED, PlanReportStatus.RESUBMITTED, PlanReportStatus.REVIEWED),
                            PlanReportStatus.RETURNED),
                    row(
                            RESUBMIT,
                            by(Party.REPORTER),
                            from(PlanReportStatus.RETURNED),
                            PlanReportStatus.RESUBMITTED,
                            PERIOD_NOT_OVER,
                            FIGURES_OF_A_PART),
                    row(
                            REVIEW,
                            by(Party.COORDINATOR),
                            from(PlanReportStatus.SUBMITTED, PlanReportStatus.RESUBMITTED),
                            PlanReportStatus.REVIEWED,
                            SECOND_PERSON),
                    row(
                            LOCK,
                            by(Party.COORDINATOR),
                            from(PlanReportStatus.REVIEWED),
                            PlanReportStatus.LOCKED,
                            SECOND_PERSON),
                    stay(CORRECT, by(Party.REPORTER), from(PlanReportStatus.LOCKED), NOT_CORRECTED));
}
