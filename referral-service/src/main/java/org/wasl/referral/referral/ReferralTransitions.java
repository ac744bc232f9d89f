package org.wasl.referral.referral;

import static org.wasl.contracts.code.ReferralStatus.ACCEPTED;
import static org.wasl.contracts.code.ReferralStatus.CANCELLED;
import static org.wasl.contracts.code.ReferralStatus.COMPLETED;
import static org.wasl.contracts.code.ReferralStatus.DECLINED;
import static org.wasl.contracts.code.ReferralStatus.DRAFT;
import static org.wasl.contracts.code.ReferralStatus.ENTERED_IN_ERROR;
import static org.wasl.contracts.code.ReferralStatus.EXPIRED;
import static org.wasl.contracts.code.ReferralStatus.FAILED;
import static org.wasl.contracts.code.ReferralStatus.IN_PROGRESS;
import static org.wasl.contracts.code.ReferralStatus.ON_HOLD;
import static org.wasl.contracts.code.ReferralStatus.RECEIVED;
import static org.wasl.contracts.code.ReferralStatus.SENT;
import static org.wasl.contracts.code.ReferralStatus.WAITLISTED;
import static org.wasl.platform.statemachine.StateMachine.by;
import static org.wasl.platform.statemachine.StateMachine.from;
import static org.wasl.platform.statemachine.StateMachine.row;
import static org.wasl.platform.statemachine.StateMachine.stay;

import java.util.EnumSet;
import java.util.Set;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.event.ReferralStep;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.statemachine.Guard;
import org.wasl.platform.statemachine.StateMachine;
import org.wasl.referral.ReferralProblem;

/** Who may take a referral from where to where. Whatever is not a row does not happen. */
public final class ReferralTransitions {
    public enum Party {
        REQUESTER,
        /** Knows the case that it was made from and does not work on it: reads, and takes no step. */
        READER,
        /** Somebody of the requester who answers for more than their own cases. */
        SUPERVISOR,
        TARGET,
        /** Whom it is about. */
        PERSON,
        SYSTEM
    }

    /** The recipient said yes, and there is no outcome yet. */
    static final Set<ReferralStatus> UNDER_WAY = from(ACCEPTED, IN_PROGRESS, ON_HOLD);

    /** It was sent, and has not ended. */
    static final Set<ReferralStatus> OPEN = from(SENT, RECEIVED, WAITLISTED, ACCEPTED, IN_PROGRESS, ON_HOLD);

    /** It was sent, and nobody works on it any more. */
    static final Set<ReferralStatus> ENDED = from(DECLINED, CANCELLED, EXPIRED, FAILED, COMPLETED, ENTERED_IN_ERROR);

    /** What the person says, also where the caseworker writes it down: for the requester, never for the recipient (ADR 16). */
    static final Set<ReferralStep> PERSONS_WORD =
            EnumSet.of(ReferralStep.FEEDBACK, ReferralStep.PERSON_CONFIRMS, ReferralStep.PERSON_DISPUTES);

    /** A referral and who would take a step of it, and when: what the guards look at. */
    record GuardContext(Referral referral, StepContext context) {}

    private static final Guard<GuardContext> CANCELLATION_NOT_ASKED = Guard.of(
            "cancellation-not-asked",
            at -> at.referral().request().cancellation().isEmpty());
    private static final Guard<GuardContext> CANCELLATION_ASKED = Guard.of(
            "cancellation-asked", at -> at.referral().request().cancellation().isPresent());
    private static final Guard<GuardContext> NO_MORE_QUESTIONS =
            Guard.of("no-more-questions", at -> at.referral().decision().hasAskedMostQuestions());
    private static final Guard<GuardContext> QUESTION_PENDING =
            Guard.of("question-pending", at -> at.referral().deadlines().paused());
    private static final Guard<GuardContext> NO_QUESTION =
            Guard.of("no-question", at -> !at.referral().deadlines().paused());
    private static final Guard<GuardContext> NO_APPOINTMENT = Guard.of("no-appointment", at -> at.referral()
            .delivery()
            .appointment()
            .filter(Appointment::isAwaited)
            .isEmpty());
    private static final Guard<GuardContext> REOPEN_WINDOW_OVER = Guard.of(
            ReferralProblem.REOPEN_WINDOW_OVER,
            at -> at.referral().milestones().isReopenWindowOver(at.context().now()));
    private static final Guard<GuardContext> CONSENT_ENDED = Guard.of(
            ReferralProblem.CONSENT_REQUIRED, at -> at.referral().sharing().isClosed());
    private static final Guard<GuardContext> FEEDBACK_GIVEN =
            Guard.of("feedback-given", at -> at.referral().feedback().isPresent());
    private static final Guard<GuardContext> ACCESS_CLOSED =
            Guard.of("access-closed", at -> at.referral().sharing().isClosed());
    private static final Guard<GuardContext> VOID_ASKED =
            Guard.of("void-asked", at -> at.referral().decision().voidAskedAt() != null);

    /** Nothing of the person goes to anybody anew; without consent it may, on vital interest. */
    private static final Guard<GuardContext> RECORD_RESTRICTED = Guard.of(
            CommonProblem.PERSON_IS_RESTRICTED,
            at -> at.context().circumstances().recordRestricted().getAsBoolean());

    private static final Guard<GuardContext> NOT_SERVED = Guard.of(
            CommonProblem.WORK_WITH_PERSON_REQUIRED,
            at -> at.context().circumstances().notServed().getAsBoolean());
    private static final Guard<GuardContext> NOT_ACCEPTING = Guard.of(
            ReferralProblem.TARGET_NOT_ACCEPTING,
            at -> at.context().circumstances().notAccepting().getAsBoolean());
    private static final Guard<GuardContext> KNOWN_TO_NOBODY = Guard.of(
            ReferralProblem.RECIPIENT_NAMES_NOBODY,
            at -> at.context().circumstances().knownToNobody().getAsBoolean());
    private static final Guard<GuardContext> FULL = Guard.of(
            ReferralProblem.RECIPIENT_FULL,
            at -> at.context().circumstances().full().getAsBoolean());

    static final StateMachine<GuardContext, ReferralStatus, ReferralStep, Party> TABLE =
            StateMachine.<GuardContext, ReferralStatus, ReferralStep, Party>of(
                    stay(ReferralStep.EDIT, by(Party.REQUESTER), from(DRAFT)),
                    row(
                            ReferralStep.SEND,
                            by(Party.REQUESTER),
                            from(DRAFT),
                            SENT,
                            RECORD_RESTRICTED,
                            NOT_SERVED,
                            NOT_ACCEPTING,
                            KNOWN_TO_NOBODY,
                            FULL),
                    row(
                            ReferralStep.SEND_WITHOUT_CONSENT,
                            by(Party.SUPERVISOR),
                            from(DRAFT),
                            SENT,
                            NOT_SERVED,
                            NOT_ACCEPTING,
                            KNOWN_TO_NOBODY,
                            FULL),
                    row(ReferralStep.ACKNOWLEDGE, by(Party.TARGET), from(SENT), RECEIVED),
                    row(
                            ReferralStep.REQUEST_INFO,
                            by(Party.TARGET),
                            from(SENT, RECEIVED),
                            RECEIVED,
                            QUESTION_PENDING,
                            NO_MORE_QUESTIONS),
                    stay(ReferralStep.PROVIDE_INFO, by(Party.REQUESTER), from(RECEIVED), NO_QUESTION),
                    row(ReferralStep.ACCEPT, by(Party.TARGET), from(SENT, RECEIVED, WAITLISTED), ACCEPTED),
                    row(ReferralStep.WAITLIST, by(Party.TARGET), from(SENT, RECEIVED), WAITLISTED),
                    stay(ReferralStep.REVIEW, by(Party.TARGET), from(WAITLISTED, ON_HOLD)),
                    row(
                            ReferralStep.DECLINE,
                            by(Party.TARGET, Party.SYSTEM),
                            from(SENT, RECEIVED, WAITLISTED),
                            DECLINED),
                    row(
                            ReferralStep.CANCEL,
                            by(Party.REQUESTER),
                            from(SENT, RECEIVED, WAITLISTED),
                            CANCELLED,
                            CANCELLATION_ASKED),
                    stay(ReferralStep.CANCEL, by(Party.REQUESTER), UNDER_WAY, CANCELLATION_ASKED),
                    row(
                            ReferralStep.CONFIRM_CANCEL,
                            by(Party.TARGET, Party.SYSTEM),
                            UNDER_WAY,
                            CANCELLED,
                            CANCELLATION_NOT_ASKED),
                    row(ReferralStep.EXPIRE, by(Party.SYSTEM), from(SENT, RECEIVED, WAITLISTED), EXPIRED),
                    stay(ReferralStep.SCHEDULE, by(Party.TARGET), from(ACCEPTED, IN_PROGRESS)),
                    row(
                            ReferralStep.ATTEND,
                            by(Party.TARGET),
                            from(ACCEPTED, IN_PROGRESS),
                            IN_PROGRESS,
                            NO_APPOINTMENT),
                    stay(ReferralStep.NO_SHOW, by(Party.TARGET), from(ACCEPTED, IN_PROGRESS), NO_APPOINTMENT),
                    stay(
                            ReferralStep.CANCEL_APPOINTMENT,
                            by(Party.TARGET),
                            from(ACCEPTED, IN_PROGRESS),
                            NO_APPOINTMENT),
                    row(ReferralStep.START, by(Party.TARGET), from(ACCEPTED), IN_PROGRESS),
                    row(ReferralStep.HOLD, by(Party.TARGET), from(ACCEPTED, IN_PROGRESS), ON_HOLD),
                    row(ReferralStep.RESUME, by(Party.TARGET), from(ON_HOLD), IN_PROGRESS),
                    row(ReferralStep.COMPLETE, by(Party.TARGET), UNDER_WAY, COMPLETED),
                    row(ReferralStep.FAIL, by(Party.TARGET, Party.SYSTEM), UNDER_WAY, FAILED),
                    row(ReferralStep.WITHDRAW_CONSENT, by(Party.SYSTEM), OPEN, CANCELLED),
                    row(
                            ReferralStep.REOPEN,
                            by(Party.REQUESTER, Party.TARGET),
                            from(COMPLETED, FAILED),
                            IN_PROGRESS,
                            REOPEN_WINDOW_OVER,
                            CONSENT_ENDED),
                    stay(ReferralStep.FEEDBACK, by(Party.REQUESTER), from(COMPLETED, FAILED), FEEDBACK_GIVEN),
                    stay(ReferralStep.PERSON_CONFIRMS, by(Party.PERSON), from(COMPLETED, FAILED), FEEDBACK_GIVEN),
                    stay(ReferralStep.PERSON_DISPUTES, by(Party.PERSON), from(COMPLETED, FAILED), FEEDBACK_GIVEN),
                    stay(
                            ReferralStep.RE_REFER,
                            by(Party.REQUESTER),
                            from(DECLINED, CANCELLED, EXPIRED, FAILED, COMPLETED)),
                    stay(ReferralStep.REFER_ONWARD, by(Party.TARGET), UNDER_WAY, ACCESS_CLOSED, RECORD_RESTRICTED),
                    stay(
                            ReferralStep.MESSAGE,
                            by(Party.REQUESTER, Party.TARGET),
                            from(SENT, RECEIVED, WAITLISTED, ACCEPTED, IN_PROGRESS, ON_HOLD, COMPLETED, FAILED),
                            ACCESS_CLOSED),
                    stay(ReferralStep.ASK_VOID, by(Party.TARGET), OPEN, VOID_ASKED),
                    row(
                            ReferralStep.VOID,
                            by(Party.REQUESTER),
                            EnumSet.complementOf(EnumSet.of(ENTERED_IN_ERROR)),
                            ENTERED_IN_ERROR));

    private ReferralTransitions() {}
}
