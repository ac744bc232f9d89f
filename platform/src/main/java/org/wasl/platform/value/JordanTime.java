package org.wasl.platform.value;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;

/** The calendar of the platform: which day it is where the people are. */
public final class JordanTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Amman");

    private JordanTime() {}

    /** The end of the week that began on Sunday: Saturday at midnight. */
    public static Instant endOfWeek(Clock clock) {
        LocalDate today = today(clock);
        return today.with(TemporalAdjusters.next(DayOfWeek.SUNDAY))
                .atStartOfDay(ZONE)
                .toInstant();
    }

    public static LocalDate dateOf(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }

    /**
     * What stands in a query: a date-time of RFC 3339, whose plus may have come as a blank, or a day, which begins at midnight there.
     *
     * @throws DateTimeParseException where it is neither
     */
    public static Instant since(String text) {
        return isDay(text) ? Rfc3339.day(text).atStartOfDay(ZONE).toInstant() : Rfc3339.moment(text.replace(' ', '+'));
    }

    /** Whether such a text is a day and no time of it. */
    public static boolean isDay(String text) {
        return text.length() == 10;
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
