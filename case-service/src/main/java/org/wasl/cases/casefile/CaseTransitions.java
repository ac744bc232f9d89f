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
import static org.wasl.platform.transition.TransitionTable.back;
import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;
import static org.wasl.platform.transition.TransitionTable.stay;

import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.platform.transition.TransitionTable;

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
        /** Who mends double records: the agency's manager or its data steward; of a restricted case its owner and supervisor, because nobody else may know. */
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

    public static final TransitionTable<CaseStatus, Step, Party> STATUS = TransitionTable.of(
            row(Step.REGISTER, by(Party.OWNER, Party.SUPERVISOR), from(IDENTIFIED), OPEN),
            // Again, where the consent on which it was opened has ended.
            stay(Step.REGISTER, by(Party.OWNER, Party.SUPERVISOR), from(OPEN, ON_HOLD)),
            row(Step.RETURN_REGISTRATION, by(Party.SUPERVISOR), from(OPEN, ON_HOLD), IDENTIFIED),
            row(Step.RETURN_REGISTRATION, by(Party.REGISTRY), from(OPEN), IDENTIFIED),
            row(Step.ASSIGN, by(Party.SUPERVISOR), from(IDENTIFIED), IDENTIFIED),
            row(Step.ASSIGN, by(Party.SUPERVISOR), from(OPEN), OPEN),
            row(Step.ASSIGN, by(Party.SUPERVISOR), from(ON_HOLD), ON_HOLD),
            row(Step.ASSIGN, by(Party.SUPERVISOR), from(PENDING_CLOSURE), PENDING_CLOSURE),
            row(Step.SCREEN_OUT, by(Party.OWNER, Party.SUPERVISOR), from(IDENTIFIED), NOT_ELIGIBLE),
            row(Step.HOLD, by(Party.OWNER, Party.SUPERVISOR), from(OPEN), ON_HOLD),
            row(Step.RESUME, by(Party.OWNER, Party.SUPERVISOR), from(ON_HOLD), OPEN),
            row(Step.REQUEST_CLOSURE, by(Party.OWNER), from(OPEN), PENDING_CLOSURE),
            row(Step.APPROVE_CLOSURE, by(Party.SUPERVISOR), from(PENDING_CLOSURE), CLOSED),
            row(Step.RETURN_CLOSURE, by(Party.SUPERVISOR), from(PENDING_CLOSURE), OPEN),
            row(Step.REOPEN, by(Party.OWNER, Party.SUPERVISOR), from(CLOSED), OPEN),
            row(Step.ACCEPT_TRANSFER, by(Party.RECEIVER), from(OPEN), OPEN),
            row(Step.TRANSFER_EXTERNAL, by(Party.SUPERVISOR), from(OPEN), TRANSFERRED_OUT),
            row(
                    Step.MERGE,
                    by(Party.STEWARD),
                    from(IDENTIFIED, OPEN, ON_HOLD, PENDING_CLOSURE, CLOSED, TRANSFERRED_OUT, NOT_ELIGIBLE),
                    MERGED),
            back(Step.UNDO_MERGE, by(Party.STEWARD), from(MERGED)));

    public static final TransitionTable<CaseStage, StageStep, Party> STAGE = TransitionTable.of(
            row(StageStep.COMPLETE_ASSESSMENT, by(Party.OWNER), from(ASSESSMENT), CASE_PLANNING),
            row(StageStep.ACTIVATE_PLAN, by(Party.SUPERVISOR), from(CASE_PLANNING), IMPLEMENTATION),
            row(StageStep.REVIEW, by(Party.OWNER), from(IMPLEMENTATION), FOLLOW_UP_REVIEW),
            row(StageStep.CONTINUE, by(Party.OWNER), from(FOLLOW_UP_REVIEW), IMPLEMENTATION));

    private CaseTransitions() {}
}
