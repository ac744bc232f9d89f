package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ReferralStatus;

/** A referral that is on hold since noon, to be looked at again eight hours later. */
class ResponseClockTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Deadlines deadlines = new Deadlines();
    private final List<Escalation> escalations = new ArrayList<>();

    @BeforeEach
    void on_hold() {
        deadlines.reviewBy(NOON.plus(Duration.ofHours(8)), NOON);
        clock(ReferralStatus.ON_HOLD).reschedule(NOON);
    }

    @Test
    void nobody_need_look_before_three_quarters_of_the_time() {
        assertThat(deadlines.isDue(after(359))).isFalse();
        assertThat(deadlines.isDue(after(360))).isTrue();
        assertThat(raisedAt(359)).isEmpty();
    }

    @Test
    void each_level_is_raised_once_however_often_somebody_looks() {
        assertThat(raisedAt(360)).containsExactly(1);
        assertThat(raisedAt(360)).isEmpty();
        assertThat(deadlines.level()).isEqualTo(1);
        assertThat(raisedAt(480)).containsExactly(2);
        assertThat(raisedAt(719)).isEmpty();
        assertThat(raisedAt(720)).containsExactly(3);
        assertThat(raisedAt(9999)).isEmpty();
        assertThat(deadlines.isDue(after(9999))).isFalse();
    }

    @Test
    void who_looks_late_raises_all_that_were_reached() {
        assertThat(raisedAt(800)).containsExactly(1, 2, 3);
        assertThat(deadlines.level()).isEqualTo(3);
    }

    @Test
    void when_it_goes_on_everything_is_resolved() {
        raisedAt(800);

        clock(ReferralStatus.COMPLETED).reschedule(after(801));

        assertThat(escalations).hasSize(3).noneMatch(Escalation::isOpen);
        assertThat(deadlines.level()).isZero();
        assertThat(deadlines.isDue(after(100_000))).isFalse();
    }

    @Test
    void a_deadline_that_is_set_anew_begins_anew() {
        raisedAt(500);
        deadlines.reviewBy(after(1_000), after(500));

        clock(ReferralStatus.ON_HOLD).reschedule(after(500));

        assertThat(escalations).hasSize(2).noneMatch(Escalation::isOpen);
        assertThat(raisedAt(874)).isEmpty();
        assertThat(raisedAt(875)).containsExactly(1);
    }

    @Test
    void where_the_platform_ends_the_wait_itself_somebody_looks_then() {
        Instant ends = after(30);

        new ResponseClock(deadlines, escalations, ReferralStatus.ON_HOLD, ends).reschedule(NOON);

        assertThat(deadlines.isDue(ends)).isTrue();
        assertThat(deadlines.isDue(ends.minusSeconds(1))).isFalse();
    }

    @Test
    void what_nobody_of_the_recipient_can_read_is_told_to_both_sides_at_once() {
        assertThat(raisedAt(1, true)).containsExactly(1, 2);
        assertThat(raisedAt(2, true)).isEmpty();
        assertThat(raisedAt(480, false)).isEmpty();
        assertThat(raisedAt(720, false)).containsExactly(3);
    }

    private List<Integer> raisedAt(long minutes) {
        return raisedAt(minutes, false);
    }

    private List<Integer> raisedAt(long minutes, boolean unread) {
        return clock(ReferralStatus.ON_HOLD)
                .raise(after(minutes), unread, reached -> new Escalation(null, reached, after(minutes)))
                .stream()
                .map(Deadlines.Reached::level)
                .toList();
    }

    private ResponseClock clock(ReferralStatus status) {
        return new ResponseClock(deadlines, escalations, status, null);
    }

    private static Instant after(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }
}
