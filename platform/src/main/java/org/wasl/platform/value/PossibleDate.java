package org.wasl.platform.value;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;

/**
 * A day, or a point in time, that can be meant: from 1900 on, and not further ahead than the member allows. 0206 and 2126 are slips of the hand, and what is
 * counted from them is wrong. Every day of a body has it; the law of days in {@code system-tests} asks each.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {PossibleDate.OfDays.class, PossibleDate.OfInstants.class})
public @interface PossibleDate {
    /** What has happened: not after now. */
    int PAST = 0;

    /** What is planned. */
    int WORK = 10;

    /** What is valid for a person's life: a document, a guardianship, an entry of the directory. */
    int LIFE = 100;

    String message() default "too-long-ago";

    /** How many years after today it may lie. */
    int yearsAhead() default WORK;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is possible: whether a day must be there is another rule. */
    abstract class Validator<T extends Temporal> implements ConstraintValidator<PossibleDate, T> {
        private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

        private int yearsAhead;

        @Override
        public void initialize(PossibleDate asked) {
            yearsAhead = asked.yearsAhead();
        }

        abstract LocalDate day(T value);

        abstract boolean isAfterNow(T value, Clock clock);

        @Override
        public boolean isValid(T value, ConstraintValidatorContext context) {
            Clock clock = context.getClockProvider().getClock();
            if (value == null) {
                return true;
            }
            if (yearsAhead == PAST
                    ? isAfterNow(value, clock)
                    : day(value).isAfter(JordanTime.today(clock).plusYears(yearsAhead))) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(yearsAhead == PAST ? "in-the-future" : "too-far-ahead")
                        .addConstraintViolation();
                return false;
            }
            return !day(value).isBefore(FIRST);
        }
    }

    final class OfDays extends Validator<LocalDate> {
        @Override
        LocalDate day(LocalDate value) {
            return value;
        }

        @Override
        boolean isAfterNow(LocalDate value, Clock clock) {
            return value.isAfter(JordanTime.today(clock));
        }
    }

    final class OfInstants extends Validator<Instant> {
        @Override
        LocalDate day(Instant value) {
            return JordanTime.dateOf(value);
        }

        @Override
        boolean isAfterNow(Instant value, Clock clock) {
            return value.isAfter(clock.instant());
        }
    }
}
