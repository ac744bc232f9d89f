package org.wasl.monitoring.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ReportFormat;
import org.wasl.contracts.code.ReportFrequency;
import org.wasl.contracts.code.ReportLanguage;
import org.wasl.contracts.code.ReportMailState;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.indicator.Periods.Period;
import org.wasl.monitoring.indicator.SelectedIndicators.Selection;

/** When a subscription is due, what it is told of, and what becomes of a mail that is not taken. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubscriptionMailTest {
    private static final Instant NOW = Instant.parse("2026-05-20T09:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static ReportSubscription.Choice each(ReportFrequency frequency) {
        return new ReportSubscription.Choice(
                new Selection(List.of("cases-open"), null, List.of()), frequency, ReportFormat.XLSX, ReportLanguage.EN);
    }

    private static ReportSubscription made(ReportFrequency frequency) {
        return new ReportSubscription(
                new AgencyId(UUID.randomUUID()), "account", "a@example.org", each(frequency), CLOCK);
    }

    @Test
    void a_mail_is_due_when_the_running_period_is_over_and_published() {
        assertThat(made(ReportFrequency.MONTH).dueOn()).isEqualTo("2026-06-01");
        assertThat(made(ReportFrequency.QUARTER).dueOn()).isEqualTo("2026-07-01");
        assertThat(made(ReportFrequency.WEEK).dueOn()).as("a Sunday").isEqualTo("2026-05-24");

        ReportSubscription month = made(ReportFrequency.MONTH);
        assertThat(month.isDue(LocalDate.parse("2026-05-31"), NOW)).isFalse();
        assertThat(month.isDue(LocalDate.parse("2026-06-01"), NOW)).isTrue();
        assertThat(month.told(LocalDate.parse("2026-06-01")))
                .isEqualTo(new Period(LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-31")));
    }

    @Test
    void after_a_long_silence_the_last_whole_period_is_told_and_once() {
        ReportSubscription month = made(ReportFrequency.MONTH);
        LocalDate august = LocalDate.parse("2026-08-12");

        assertThat(month.told(august).from()).isEqualTo("2026-07-01");
        month.mailed(august, CLOCK);

        assertThat(month.isDue(august, NOW)).isFalse();
        assertThat(month.dueOn()).isEqualTo("2026-09-01");
        assertThat(month.toldTo()).isEqualTo("2026-07-31");
    }

    @Test
    void a_mail_that_is_not_taken_is_tried_again_and_given_up_until_the_next_period() {
        ReportSubscription month = made(ReportFrequency.MONTH);
        LocalDate june = LocalDate.parse("2026-06-01");

        month.notMailed(june, CLOCK);
        assertThat(month.mailState()).isEqualTo(ReportMailState.RETRYING);
        assertThat(month.isDue(june, NOW)).isFalse();
        assertThat(month.isDue(june, NOW.plus(Duration.ofMinutes(1)))).isTrue();
        for (int i = 0; i < 7; i++) {
            month.notMailed(june, CLOCK);
        }

        assertThat(month.mailState()).isEqualTo(ReportMailState.UNDELIVERED);
        assertThat(month.dueOn()).isEqualTo("2026-07-01");
        assertThat(month.isDue(LocalDate.parse("2026-07-01"), NOW)).isTrue();
    }

    @Test
    void another_rhythm_waits_for_another_period_and_another_format_does_not() {
        ReportSubscription month = made(ReportFrequency.MONTH);

        assertThat(month.change("a@example.org", each(ReportFrequency.MONTH), CLOCK))
                .as("the same again")
                .isFalse();
        assertThat(month.change("b@example.org", each(ReportFrequency.MONTH), CLOCK))
                .isTrue();
        assertThat(month.dueOn()).isEqualTo("2026-06-01");
        month.change("b@example.org", each(ReportFrequency.WEEK), CLOCK);
        assertThat(month.dueOn()).isEqualTo("2026-05-24");
    }
}
