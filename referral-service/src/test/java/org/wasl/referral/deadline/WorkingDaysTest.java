package org.wasl.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
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
        assertThat(WorkingDays.plus(OffsetDateTime.parse(from).toInstant(), Duration.parse(duration)))
                .isEqualTo(OffsetDateTime.parse(due).toInstant());
    }
}
