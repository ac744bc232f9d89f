package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.referral.referral.TestReferrals.TIMETABLE;
import static org.wasl.referral.referral.TestReferrals.accepted;
import static org.wasl.referral.referral.TestReferrals.by;
import static org.wasl.referral.referral.TestReferrals.clock;
import static org.wasl.referral.referral.TestReferrals.draft;
import static org.wasl.referral.referral.TestReferrals.hour;
import static org.wasl.referral.referral.TestReferrals.sent;

import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.CancelReason;
import org.wasl.contracts.code.ReferralDeadline;
import org.wasl.contracts.event.ReferralEscalated;
import org.wasl.referral.deadline.TestTimetable;
import org.wasl.referral.referral.ReferralTransitions.Party;

/** When a referral escalates, and when the platform ends its wait. */
class ReferralWaitsTest {
    @Test
    void a_draft_is_deleted_after_thirty_days() {
        Referral referral = draft();
        assertThat(referral.clock().hasEnded(hour(30 * 24 - 2))).isFalse();
        assertThat(referral.clock().hasEnded(hour(30 * 24 - 1))).isTrue();
        assertThat(referral.deadlines().isDue(hour(30 * 24 - 1))).isTrue();
    }

    @Test
    void what_waits_for_an_answer_expires() {
        Referral referral = sent();
        long expiry = TestTimetable.EXPIRE.toHours();
        assertThat(referral.clock().hasEnded(hour(expiry - 1))).isFalse();
        assertThat(referral.clock().hasEnded(hour(expiry))).isTrue();
    }

    @Test
    void an_answer_that_is_awaited_stops_the_clock_of_the_decision() {
        Referral referral = sent();
        long expiry = TestTimetable.EXPIRE.toHours();

        referral.decision().requestInfo(TIMETABLE, by(Party.TARGET, 10));
        referral.request().provideInfo(by(Party.REQUESTER, 30));

        assertThat(referral.clock().hasEnded(hour(expiry + 19))).isFalse();
        assertThat(referral.clock().hasEnded(hour(expiry + 20))).isTrue();
    }

    @Test
    void the_platform_ends_an_accepted_referral_only_where_its_cancellation_was_not_answered() {
        Referral referral = accepted();
        assertThat(referral.clock().hasEnded(hour(99_999))).isFalse();

        referral.request().cancel(CancelReason.NEED_MET_ELSEWHERE, null, TIMETABLE, by(Party.REQUESTER, 2));

        long due = 2 + TestTimetable.CANCELLATION.toHours();
        assertThat(referral.clock().hasEnded(hour(due - 1))).isFalse();
        assertThat(referral.clock().hasEnded(hour(due))).isTrue();
    }

    @Test
    void each_level_escalates_once_and_a_step_resolves_it() {
        Referral referral = sent();
        referral.decision().acknowledge(by(Party.TARGET, 1));
        long decide = TestTimetable.DECIDE.toHours();

        assertThat(referral.escalate(false, clock(decide)))
                .extracting(ReferralEscalated::deadline)
                .containsOnly(ReferralDeadline.DECIDE);
        assertThat(referral.escalate(false, clock(decide))).isEmpty();
        assertThat(referral.deadlines().level()).isEqualTo(2);

        referral.decision().accept(null, null, null, TIMETABLE, by(Party.TARGET, decide + 1));

        assertThat(referral.deadlines().level()).isZero();
        assertThat(referral.escalations()).hasSize(2).noneMatch(Escalation::isOpen);
    }
}
