package org.wasl.platform.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Days and points in time as RFC 3339 writes them: with a year of four digits. Java also reads years before 0 and after 9999, which databases do not keep and
 * clients cannot read.
 */
public final class Rfc3339 {
    private static final int LAST_YEAR = 9999;

    private Rfc3339() {}

    /** @throws DateTimeParseException where it is no day of the years 0 to 9999 */
    public static LocalDate day(String text) {
        return required(LocalDate.parse(text), text);
    }

    /** @throws DateTimeParseException where it is no time with its zone of the years 0 to 9999 */
    public static Instant moment(String text) {
        return required(OffsetDateTime.parse(text).toInstant(), text);
    }

    private static <T> T required(T value, String text) {
        if (!isInReach(value)) {
            throw new DateTimeParseException("No year of four digits", text, 0);
        }
        return value;
    }

    /** @param value a day, a point in time, or anything else, which has no year */
    public static boolean isInReach(Object value) {
        int year = value instanceof LocalDate day
                ? day.getYear()
                : value instanceof Instant at ? at.atOffset(ZoneOffset.UTC).getYear() : 0;
        return year >= 0 && year <= LAST_YEAR;
    }
}
