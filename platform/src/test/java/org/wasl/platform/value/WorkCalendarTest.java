package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
