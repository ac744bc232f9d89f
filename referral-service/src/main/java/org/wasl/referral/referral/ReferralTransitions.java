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
import static org.wasl.platform.transition.TransitionTable.by;
import static org.wasl.platform.transition.TransitionTable.from;
import static org.wasl.platform.transition.TransitionTable.row;

import java.util.Set;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.platform.transition.TransitionTable;

/** Who may take a referral from where to where. Whatever is not a row does not happen. */
final class ReferralTransitions {
    enum Step {
        SEND,
        ACKNOWLEDGE,
        ACCEPT,
        WAITLIST,
        DECLINE,
        /** Before acceptance it ends the referral; after, it asks the recipient to end it. */
        CANCEL,
        CONFIRM_CANCEL,
        EXPIRE,
        START,
        HOLD,
        RESUME,
        COMPLETE,
        FAIL,
        /** Consent was withdrawn: at once, and without anybody's confirmation. */
        WITHDRAW_CONSENT,
        REOPEN,
        VOID
    }

    enum Party {
        REQUESTER,
        TARGET,
        SYSTEM
    }

    /** The recipient said yes, and there is no outcome yet. */
    static final Set<ReferralStatus> UNDER_WAY = from(ACCEPTED, IN_PROGRESS, ON_HOLD);

    static final TransitionTable<ReferralStatus, Step, Party> TABLE = TransitionTable.of(
            row(Step.SEND, by(Party.REQUESTER), from(DRAFT), SENT),
            row(Step.ACKNOWLEDGE, by(Party.TARGET), from(SENT), RECEIVED),
            row(Step.ACCEPT, by(Party.TARGET), from(SENT, RECEIVED, WAITLISTED), ACCEPTED),
            row(Step.WAITLIST, by(Party.TARGET), from(SENT, RECEIVED), WAITLISTED),
            row(Step.DECLINE, by(Party.TARGET), from(SENT, RECEIVED, WAITLISTED), DECLINED),
            row(Step.CANCEL, by(Party.REQUESTER), from(SENT, RECEIVED, WAITLISTED), CANCELLED),
            row(Step.CANCEL, by(Party.REQUESTER), from(ACCEPTED), ACCEPTED),
            row(Step.CANCEL, by(Party.REQUESTER), from(IN_PROGRESS), IN_PROGRESS),
            row(Step.CANCEL, by(Party.REQUESTER), from(ON_HOLD), ON_HOLD),
            row(Step.CONFIRM_CANCEL, by(Party.TARGET, Party.SYSTEM), UNDER_WAY, CANCELLED),
            row(Step.EXPIRE, by(Party.SYSTEM), from(SENT, RECEIVED, WAITLISTED), EXPIRED),
            row(Step.START, by(Party.TARGET), from(ACCEPTED), IN_PROGRESS),
            row(Step.HOLD, by(Party.TARGET), from(ACCEPTED, IN_PROGRESS), ON_HOLD),
            row(Step.RESUME, by(Party.TARGET), from(ON_HOLD), IN_PROGRESS),
            row(Step.COMPLETE, by(Party.TARGET), UNDER_WAY, COMPLETED),
            row(Step.FAIL, by(Party.TARGET), UNDER_WAY, FAILED),
            row(
                    Step.WITHDRAW_CONSENT,
                    by(Party.SYSTEM),
                    from(SENT, RECEIVED, WAITLISTED, ACCEPTED, IN_PROGRESS, ON_HOLD),
                    CANCELLED),
            row(Step.REOPEN, by(Party.REQUESTER, Party.TARGET), from(COMPLETED, FAILED), IN_PROGRESS),
            row(
                    Step.VOID,
                    by(Party.REQUESTER),
                    from(
                            DRAFT,
                            SENT,
                            RECEIVED,
                            ACCEPTED,
                            WAITLISTED,
                            DECLINED,
                            IN_PROGRESS,
                            ON_HOLD,
                            COMPLETED,
                            FAILED,
                            CANCELLED,
                            EXPIRED),
                    ENTERED_IN_ERROR));

    private ReferralTransitions() {}
}
