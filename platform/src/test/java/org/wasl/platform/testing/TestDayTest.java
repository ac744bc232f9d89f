package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.value.JordanTime;

class TestDayTest {
    private static final Instant MACHINE = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void each_day_of_the_list_is_what_it_is_called() {
        assertThat(inAmman("MONDAY").getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(inAmman("FRIDAY").getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(inAmman("SATURDAY").getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(inAmman("HOLIDAY").toLocalDate()).isEqualTo(LocalDate.of(2027, 5, 25));
        assertThat(inAmman("AMMAN_MIDNIGHT").toLocalTime()).isEqualTo(LocalTime.of(23, 55));
        assertThat(begin("UTC_MIDNIGHT").atZone(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(23, 55));
        assertThat(inAmman("NEW_YEARS_EVE").getDayOfYear()).isEqualTo(365);
        assertThat(inAmman("LEAP_DAY").getDayOfYear()).isEqualTo(31 + 29);
    }

    @Test
    void each_day_has_its_turn() {
        assertThat(Stream.iterate(MACHINE, at -> at.plus(Duration.ofDays(1)))
                        .limit(TestDay.days().size())
                        .map(TestDay::inTurn))
                .containsExactlyInAnyOrderElementsOf(TestDay.days().keySet());
    }

    @Test
    void a_point_in_time_and_the_machines_own_are_days_too_and_a_word_is_none() {
        assertThat(begin("2027-01-01T00:00:00Z")).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(begin("TODAY")).isEqualTo(MACHINE);
        assertThatThrownBy(() -> begin("SOMEDAY")).isInstanceOf(DateTimeParseException.class);
    }

    private static ZonedDateTime inAmman(String day) {
        return begin(day).atZone(JordanTime.ZONE);
    }

    private static Instant begin(String day) {
        return MACHINE.plus(TestDay.named(day, MACHINE).offset());
    }
}
