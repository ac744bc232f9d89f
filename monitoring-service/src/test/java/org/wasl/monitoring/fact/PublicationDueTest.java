package org.wasl.monitoring.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicationDueTest {
    private static final Instant NOON = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant RESTORED = NOON.minus(Duration.ofMinutes(10));

    @Test
    void one_is_due_once_a_day_of_amman() {
        assertThat(isDue(null, null, null, NOON)).isTrue();
        assertThat(isDue("2026-11-30T21:00:00Z", null, null, NOON)).isFalse();
        assertThat(isDue("2026-11-30T20:59:59Z", null, null, NOON)).isTrue();
    }

    @Test
    void after_a_restoration_it_waits_until_the_facts_are_stated_again() {
        String ofThisMorning = "2026-12-01T06:00:00Z";
        assertThat(isDue(ofThisMorning, RESTORED, null, NOON))
                .as("nothing is stated yet")
                .isFalse();
        assertThat(isDue(ofThisMorning, RESTORED, RESTORED.minusSeconds(1), NOON))
                .as("a fact of before")
                .isFalse();
        assertThat(isDue(ofThisMorning, RESTORED, NOON.minusSeconds(10), NOON))
                .as("they still come")
                .isFalse();
        assertThat(isDue(ofThisMorning, RESTORED, NOON.minusSeconds(130), NOON))
                .as("they came")
                .isTrue();
        assertThat(isDue(NOON.minusSeconds(60).toString(), RESTORED, NOON.minusSeconds(130), NOON))
                .as("it was published since")
                .isFalse();
    }

    @Test
    void what_has_nothing_to_state_or_never_is_quiet_waits_half_an_hour() {
        Instant later = RESTORED.plus(Duration.ofMinutes(31));
        assertThat(isDue(null, RESTORED, null, later)).isTrue();
        assertThat(isDue(null, RESTORED, later.minusSeconds(1), later)).isTrue();
    }

    @Test
    void one_by_groups_is_due_once_a_month_of_amman_and_after_a_restoration() {
        assertThat(isMonthDue(null, null)).isTrue();
        assertThat(isMonthDue("2026-11-30T20:59:59Z", null)).isTrue();
        assertThat(isMonthDue("2026-11-30T21:00:00Z", null)).isFalse();
        assertThat(isMonthDue("2026-12-01T06:00:00Z", RESTORED)).isTrue();
        assertThat(isMonthDue(RESTORED.plusSeconds(1).toString(), RESTORED)).isFalse();
    }

    private static boolean isMonthDue(String published, Instant restored) {
        return Publications.isMonthDue(
                Optional.ofNullable(published).map(at -> new Publication(Instant.parse(at), 0L)), restored, NOON);
    }

    private static boolean isDue(String published, Instant restored, Instant newestFact, Instant now) {
        return Publications.isDue(
                Optional.ofNullable(published).map(at -> new Publication(Instant.parse(at), 0L)),
                restored,
                newestFact,
                now);
    }
}
