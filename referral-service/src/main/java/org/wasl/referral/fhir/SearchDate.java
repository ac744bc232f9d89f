package org.wasl.referral.fhir;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.platform.value.JordanTime;

/**
 * A date or time of a search with its prefix: the stretch of time that it names, which is as long as it is imprecise. Where no time zone is given, that of
 * Jordan holds.
 *
 * @param from the first moment of it
 * @param to the first moment after it
 * @param fine finer than seconds
 */
record SearchDate(String prefix, Instant from, Instant to, boolean fine) {
    private static final Pattern FORM =
            Pattern.compile("(eq|ne|gt|ge|lt|le|sa|eb|ap)?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
                    + "(?:T([0-9]{2}:[0-9]{2})(?::([0-9]{2})(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?");

    /** @throws IllegalArgumentException where it is none */
    static SearchDate of(String text) {
        Matcher found = FORM.matcher(text.replace(' ', '+'));
        if (!found.matches()) {
            throw new IllegalArgumentException();
        }
        try {
            return of(found);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(none);
        }
    }

    private static SearchDate of(Matcher found) {
        String prefix = found.group(1) == null ? "eq" : found.group(1);
        String month = found.group(2) + "-" + found.group(3);
        if (found.group(5) != null) {
            LocalDate day = LocalDate.parse(month + "-" + found.group(4));
            LocalTime time = LocalTime.parse(found.group(5)
                    + (found.group(6) == null ? "" : ":" + found.group(6))
                    + (found.group(7) == null ? "" : found.group(7)));
            ZoneId zone = found.group(8) == null ? JordanTime.ZONE : ZoneOffset.of(found.group(8));
            Instant from = day.atTime(time).atZone(zone).toInstant();
            boolean fine = found.group(7) != null;
            ChronoUnit unit =
                    found.group(6) == null ? ChronoUnit.MINUTES : fine ? ChronoUnit.MILLIS : ChronoUnit.SECONDS;
            return new SearchDate(prefix, from, from.plus(1, unit), fine);
        }
        LocalDate first = found.group(3) == null
                ? Year.parse(found.group(2)).atDay(1)
                : found.group(4) == null
                        ? YearMonth.parse(month).atDay(1)
                        : LocalDate.parse(month + "-" + found.group(4));
        LocalDate next = found.group(3) == null
                ? first.plusYears(1)
                : found.group(4) == null ? first.plusMonths(1) : first.plusDays(1);
        return new SearchDate(prefix, start(first), start(next), false);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(JordanTime.ZONE).toInstant();
    }

    /** @param path of a moment, which lies in this stretch of time, before or after it */
    String condition(String path, SearchValues values, Clock clock) {
        return switch (prefix) {
            case "eq" -> within(path, values, from, to);
            case "ne" -> "not (" + within(path, values, from, to) + ")";
            // Of moments as fine as these there is more than is shown: what a client has read last is rather read
            // twice.
            case "gt", "sa" -> fine ? path + " > " + values.add(from) : path + " >= " + values.add(to);
            case "ge" -> path + " >= " + values.add(from);
            case "lt", "eb" -> path + " < " + values.add(from);
            case "le" -> path + " < " + values.add(to);
            default -> {
                // A tenth of the distance to now, as the standard proposes.
                Duration about = Duration.between(from, clock.instant()).abs().dividedBy(10);
                yield within(path, values, from.minus(about), to.plus(about));
            }
        };
    }

    private static String within(String path, SearchValues values, Instant from, Instant to) {
        return path + " >= " + values.add(from) + " and " + path + " < " + values.add(to);
    }
}
