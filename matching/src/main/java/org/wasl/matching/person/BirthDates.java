package org.wasl.matching.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in one number, yyyymmdd; what is not known of one is zero. */
public final class BirthDates {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ].*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern PACKED = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private BirthDates() {}

    /** 0 for what is no date. */
    public static int of(String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        String plain = ascii(text.strip());
        Matcher date = YEAR_FIRST.matcher(plain);
        if (date.matches() || (date = PACKED.matcher(plain)).matches()) {
            return valid(date.group(1), date.group(2), date.group(3));
        }
        date = DAY_FIRST.matcher(plain);
        if (date.matches()) {
            return valid(date.group(3), date.group(2), date.group(1));
        }
        return YEAR.matcher(plain).matches() ? Integer.parseInt(plain) * 10_000 : 0;
    }

    private static String ascii(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> plain.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : (char) c));
        return plain.toString();
    }

    /** A day that does not exist is kept as it was written where its parts are: somebody mistyped it, and it still resembles the right one. */
    private static int valid(String year, String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        if (m > 31 || d > 31) {
            return 0;
        }
        try {
            LocalDate.of(Integer.parseInt(year), Math.min(Math.max(m, 1), 12), 1);
        } catch (DateTimeException none) {
            return 0;
        }
        return Integer.parseInt(year) * 10_000 + m * 100 + d;
    }
}
