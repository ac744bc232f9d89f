package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.monitoring.indicator.Periods.Period;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeriodsTest {
    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    @Test
    void a_week_begins_on_sunday_also_over_the_end_of_a_year() {
        assertThat(Periods.between(day("2025-12-31"), day("2026-01-05"), IndicatorPeriod.WEEK)
                        .all())
                .containsExactly(
                        new Period(day("2025-12-28"), day("2026-01-03")),
                        new Period(day("2026-01-04"), day("2026-01-10")));
    }

    @Test
    void months_quarters_and_years_are_whole() {
        assertThat(Periods.between(day("2024-02-29"), day("2024-03-01"), IndicatorPeriod.MONTH)
                        .all())
                .containsExactly(
                        new Period(day("2024-02-01"), day("2024-02-29")),
                        new Period(day("2024-03-01"), day("2024-03-31")));
        assertThat(Periods.between(day("2024-05-31"), day("2024-05-31"), IndicatorPeriod.QUARTER)
                        .all())
                .containsExactly(new Period(day("2024-04-01"), day("2024-06-30")));
        assertThat(Periods.between(day("2023-12-31"), day("2024-01-01"), IndicatorPeriod.YEAR)
                        .all())
                .containsExactly(
                        new Period(day("2023-01-01"), day("2023-12-31")),
                        new Period(day("2024-01-01"), day("2024-12-31")));
    }

    /** Jordan moved its clocks until 2022: a day of old summers began at nine in the evening before, of old winters at ten. */
    @Test
    void a_day_begins_when_it_began_where_the_people_are() {
        assertThat(new Period(day("2021-07-01"), day("2021-07-01")).starts())
                .isEqualTo(LocalDateTime.parse("2021-06-30T21:00"));
        assertThat(new Period(day("2021-01-01"), day("2021-01-01")).starts())
                .isEqualTo(LocalDateTime.parse("2020-12-31T22:00"));
        assertThat(new Period(day("2026-01-01"), day("2026-01-01")).starts())
                .isEqualTo(LocalDateTime.parse("2025-12-31T21:00"));
    }

    @Test
    void of_a_period_that_runs_the_days_that_have_begun_have_passed() {
        Periods year = Periods.between(day("2026-01-01"), day("2026-01-01"), IndicatorPeriod.YEAR);

        assertThat(year.numberedUntil(Instant.parse("2026-11-30T21:00:00Z")).get(0))
                .as("when December begins")
                .isEqualTo(new Periods.Span(
                        LocalDateTime.parse("2025-12-31T21:00"),
                        LocalDateTime.parse("2026-11-30T21:00"),
                        day("2026-01-01"),
                        day("2026-12-01")));
        assertThat(year.numberedUntil(Instant.parse("2026-11-30T21:00:01Z"))
                        .get(0)
                        .nextDay())
                .as("a second later")
                .isEqualTo(day("2026-12-02"));
    }
}
