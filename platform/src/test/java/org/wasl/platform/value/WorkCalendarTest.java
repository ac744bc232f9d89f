package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTest {
    @ParameterizedTest
    @CsvSource({
        // Tuesday noon and a day: Wednesday noon.
        "2026-01-06T12:00:00+03:00, PT24H, 2026-01-07T12:00:00+03:00",
        // Thursday noon and a day: the weekend stands between.
        "2026-01-08T12:00:00+03:00, PT24H, 2026-01-11T12:00:00+03:00",
        // On a Friday the clock starts on Sunday.
        "2026-01-09T12:00:00+03:00, PT24H, 2026-01-12T00:00:00+03:00",
        // Two working weeks.
        "2026-01-04T09:00:00+03:00, P10D, 2026-01-18T09:00:00+03:00"
    })
    void the_clock_stands_on_friday_and_saturday(String from, String duration, String due) {
        assertThat(new WorkCalendar(Set.of()).plus(OffsetDateTime.parse(from).toInstant(), Duration.parse(duration)))
                .isEqualTo(OffsetDateTime.parse(due).toInstant());
    }

    @Test
    void a_holiday_is_no_day_of_work_and_many_in_a_row_are_none() {
        WorkCalendar calendar = new WorkCalendar(Set.of(LocalDate.parse("2026-05-25"), LocalDate.parse("2026-05-26")));

        // Sunday noon, a day: Monday and Tuesday are holidays.
        assertThat(calendar.plus(
                        OffsetDateTime.parse("2026-05-24T12:00:00+03:00").toInstant(), Duration.ofHours(24)))
                .isEqualTo(OffsetDateTime.parse("2026-05-27T12:00:00+03:00").toInstant());
        assertThat(calendar.isWorkday(LocalDate.parse("2026-05-25"))).isFalse();
    }

    @Test
    void the_day_on_which_the_clock_was_set_has_the_hours_it_has() {
        // Until 2022 Jordan changed to summer time: on 25 February 2022 at midnight, a Friday. The week after runs on.
        assertThat(new WorkCalendar(Set.of())
                        .plus(OffsetDateTime.parse("2022-02-24T12:00:00+02:00").toInstant(), Duration.ofHours(24)))
                .isEqualTo(OffsetDateTime.parse("2022-02-27T12:00:00+03:00").toInstant());
    }

    @Test
    void a_thursday_of_25_hours_has_an_hour_of_work_more() {
        // Winter time came on 20 December 2013 at midnight, which was 23 hours of Thursday once more.
        assertThat(new WorkCalendar(Set.of())
                        .plus(OffsetDateTime.parse("2013-12-19T00:00:00+03:00").toInstant(), Duration.ofHours(25)))
                .isEqualTo(OffsetDateTime.parse("2013-12-22T00:00:00+02:00").toInstant());
    }

    /** Into summer time at a midnight that did not exist; out of it, once on a day of work; and the change of October 2022, which was called off. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2011-04-01",
                "2012-03-30",
                "2013-12-20",
                "2014-03-28",
                "2021-03-26",
                "2021-10-29",
                "2022-02-25",
                "2022-10-28"
            })
    void around_a_change_of_the_clock_time_adds_up_and_nothing_is_due_on_a_day_off(LocalDate change) {
        WorkCalendar calendar = new WorkCalendar(Set.of(change.plusDays(3)));
        Instant first = change.minusDays(4).atStartOfDay(JordanTime.ZONE).toInstant();
        for (int begin = 0; begin < 8 * 24; begin += 3) {
            Instant from = first.plus(Duration.ofHours(begin));
            Instant before = from;
            for (int hours = 1; hours <= 80; hours += 7) {
                Instant due = calendar.plus(from, Duration.ofHours(hours));

                assertThat(due).isAfter(before);
                assertThat(calendar.isWorkday(JordanTime.dateOf(due)))
                        .as("%s", due)
                        .isTrue();
                assertThat(calendar.plus(calendar.plus(from, Duration.ofHours(hours - 1)), Duration.ofHours(1)))
                        .isEqualTo(due);
                before = due;
            }
        }
    }
}
