package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PossibleDateTest {
    /** In Amman it is 02:00 on the first of March. */
    private static final Instant NOW = Instant.parse("2026-02-28T23:00:00Z");

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .clockProvider(() -> Clock.fixed(NOW, JordanTime.ZONE))
            .messageInterpolator(new org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private record Days(
            @PossibleDate(yearsAhead = PossibleDate.PAST) LocalDate was,
            @PossibleDate LocalDate planned,
            @PossibleDate(yearsAhead = PossibleDate.LIFE) LocalDate valid,
            List<@PossibleDate LocalDate> several) {}

    private record Times(
            @PossibleDate(yearsAhead = PossibleDate.PAST) Instant was,
            @PossibleDate Instant planned) {}

    @Test
    void a_day_before_1900_is_too_long_ago_whatever_it_is_of() {
        LocalDate slip = LocalDate.of(206, 5, 2);
        assertThat(faults(new Days(slip, slip, slip, List.of(slip))))
                .containsExactlyInAnyOrder(
                        "was too-long-ago",
                        "planned too-long-ago",
                        "valid too-long-ago",
                        "several[0].<list element> too-long-ago");
        LocalDate first = LocalDate.of(1900, 1, 1);
        assertThat(faults(new Days(first, first, first, List.of(first)))).isEmpty();
        assertThat(faults(new Days(null, null, null, List.of()))).isEmpty();
    }

    @Test
    void a_day_is_no_further_ahead_than_its_member_allows() {
        LocalDate today = LocalDate.of(2026, 3, 1);
        assertThat(faults(new Days(today, today.plusYears(10), today.plusYears(100), List.of())))
                .isEmpty();
        assertThat(faults(new Days(
                        today.plusDays(1),
                        today.plusYears(10).plusDays(1),
                        today.plusYears(100).plusDays(1),
                        List.of(today.plusYears(11)))))
                .containsExactlyInAnyOrder(
                        "was in-the-future",
                        "planned too-far-ahead",
                        "valid too-far-ahead",
                        "several[0].<list element> too-far-ahead");
    }

    @Test
    void points_in_time_have_the_same_bounds() {
        assertThat(faults(new Times(NOW, Instant.parse("2036-03-01T20:00:00Z"))))
                .isEmpty();
        assertThat(faults(new Times(NOW.plusMillis(1), Instant.parse("2126-03-01T08:00:00Z"))))
                .containsExactlyInAnyOrder("was in-the-future", "planned too-far-ahead");
        assertThat(faults(new Times(Instant.parse("0206-03-01T08:00:00Z"), null)))
                .containsExactly("was too-long-ago");
    }

    private static List<String> faults(Object body) {
        return VALIDATOR.validate(body).stream().map(PossibleDateTest::told).toList();
    }

    private static String told(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + " " + violation.getMessage();
    }
}
