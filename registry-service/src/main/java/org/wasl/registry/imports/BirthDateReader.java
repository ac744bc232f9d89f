package org.wasl.registry.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.DateOrder;
import org.wasl.matching.name.NameNormaliser;
import org.wasl.platform.value.Digits;
import org.wasl.platform.value.JordanTime;

/** Reads birth dates in the forms that lists have. Which of two numbers is the day is chosen once for a file. */
final class BirthDateReader {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?");
    private static final Pattern WITH_ZONE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*(?:Z|[+-]\\d{2}(?::?\\d{2})?)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})(?: \\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp][Mm])?)?");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2}");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?:\\.0+)?");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})[-/.](\\d{1,2})");
    private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})[-/.](\\d{4})");
    private static final Pattern DAY_MONTH_YEAR =
            Pattern.compile("(\\d{1,2})[\\s\\-/.]+(\\p{L}[\\p{L}\\s]*?)[\\s\\-/.,]+(\\d{2,4})");
    private static final Pattern MONTH_DAY_YEAR = Pattern.compile("(\\p{L}+)[\\s\\-/.]+(\\d{1,2})[\\s,]+(\\d{4})");
    private static final Pattern NAMED_MONTH_YEAR = Pattern.compile("(\\p{L}[\\p{L}\\s]*?)[\\s\\-/.,]+(\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("\\d{4,5}(?:\\.0+)?");

    /** Day 1 of a spreadsheet is 1 January 1900, and it counts 29 February 1900, which was none. */
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private static final int FIRST_SERIAL = 2_000;
    private static final int LAST_SERIAL = 80_000;
    private static final int LAST_YEAR = 2100;
    private static final int HIJRI_BEGINS = 1290;
    private static final int HIJRI_ENDS = 1500;

    private static final Map<String, Integer> MONTHS = months();

    private final DateOrder order;
    private final boolean serials;

    /** @param serials whether five digits are the day number of a spreadsheet */
    BirthDateReader(DateOrder order, boolean serials) {
        this.order = order == null ? DateOrder.DAY_FIRST : order;
        this.serials = serials;
    }

    /**
     * @param day the first one of the year or month where no more is known; null where nothing can be read
     * @param precision how much of it is known
     * @param fault null where it was read
     */
    record Born(LocalDate day, BirthDatePrecision precision, String fault) {
        private static Born refused(String code) {
            return new Born(null, null, code);
        }
    }

    Born read(String cell) {
        String text = Digits.ascii(cell);
        try {
            return text.length() == 10 && text.charAt(4) == '-' ? yearFirst(text) : any(text);
        } catch (DateTimeParseException none) {
            return Born.refused("malformed-date");
        } catch (DateTimeException none) {
            return Born.refused("no-such-day");
        }
    }

    private Born any(String given) {
        String text = given.startsWith("'") ? given.substring(1).strip() : given;
        if (WITH_ZONE.matcher(text).matches()) {
            String moment = text.replace(' ', 'T')
                    .replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2")
                    .replaceFirst("([+-]\\d{2})$", "$1:00");
            // A day alone may end so, too; the pattern has a time before it.
            return exact(JordanTime.dateOf(OffsetDateTime.parse(moment).toInstant()));
        }
        if (SHORT_YEAR.matcher(text).matches()) {
            return Born.refused("two-digit-year");
        }
        Matcher parts = YEAR_LAST.matcher(text);
        if (parts.matches()) {
            return ordered(number(parts, 1), number(parts, 2), number(parts, 3));
        }
        parts = YEAR.matcher(text);
        if (parts.matches() && number(parts, 1) <= LAST_YEAR) {
            return of(number(parts, 1), 1, 1, BirthDatePrecision.YEAR);
        }
        parts = YEAR_MONTH.matcher(text);
        if (parts.matches()) {
            return of(number(parts, 1), number(parts, 2), 1, BirthDatePrecision.MONTH);
        }
        parts = MONTH_YEAR.matcher(text);
        if (parts.matches()) {
            return of(number(parts, 2), number(parts, 1), 1, BirthDatePrecision.MONTH);
        }
        if (SERIAL.matcher(text).matches()) {
            return serial(Integer.parseInt(text.split("\\.")[0]));
        }
        parts = YEAR_FIRST.matcher(text);
        return parts.matches() ? yearFirst(text) : named(text);
    }

    private Born yearFirst(String text) {
        Matcher parts = YEAR_FIRST.matcher(text);
        return parts.matches()
                ? of(number(parts, 1), number(parts, 2), number(parts, 3), BirthDatePrecision.EXACT)
                : named(text);
    }

    /** 14 March 1991, 14-Mar-1991, 14 آذار 1991, March 14, 1991; and March 1991. */
    private static Born named(String text) {
        Matcher month = NAMED_MONTH_YEAR.matcher(text);
        if (month.matches()) {
            Integer number = MONTHS.get(NameNormaliser.folded(month.group(1)));
            return number == null
                    ? Born.refused("malformed-date")
                    : of(number(month, 2), number, 1, BirthDatePrecision.MONTH);
        }
        return namedDay(text);
    }

    private static Born namedDay(String text) {
        Matcher parts = DAY_MONTH_YEAR.matcher(text);
        boolean dayFirst = parts.matches();
        if (!dayFirst) {
            parts = MONTH_DAY_YEAR.matcher(text);
            if (!parts.matches()) {
                return Born.refused("malformed-date");
            }
        }
        Integer month = MONTHS.get(NameNormaliser.folded(parts.group(dayFirst ? 2 : 1)));
        if (month == null || parts.group(3).length() == 3) {
            return Born.refused("malformed-date");
        }
        return parts.group(3).length() == 2
                ? Born.refused("two-digit-year")
                : of(number(parts, 3), month, number(parts, dayFirst ? 1 : 2), BirthDatePrecision.EXACT);
    }

    private Born ordered(int first, int second, int year) {
        int day = order == DateOrder.DAY_FIRST ? first : second;
        int month = order == DateOrder.DAY_FIRST ? second : first;
        return month > 12 && day >= 1 && day <= 12
                ? Born.refused("other-date-order")
                : of(year, month, day, BirthDatePrecision.EXACT);
    }

    private Born serial(int number) {
        if (number < FIRST_SERIAL || number > LAST_SERIAL) {
            return Born.refused("malformed-date");
        }
        return serials ? exact(SERIAL_ZERO.plusDays(number)) : Born.refused("spreadsheet-day");
    }

    private static Born of(int year, int month, int day, BirthDatePrecision precision) {
        if (year == 1900 && month == 1 && day == 0 || year == 1899 && month == 12 && day >= 30) {
            return Born.refused("spreadsheet-zero");
        }
        if (year > HIJRI_BEGINS && year < HIJRI_ENDS && month <= 12 && day <= 30) {
            return Born.refused("hijri-date");
        }
        return new Born(LocalDate.of(year, month, day), precision, null);
    }

    private static Born exact(LocalDate day) {
        return new Born(day, BirthDatePrecision.EXACT, null);
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** Which order a date speaks for, where its numbers allow one only; null where they allow both or none, or the form says it. */
    static DateOrder orderOf(String cell) {
        Matcher parts = YEAR_LAST.matcher(Digits.ascii(cell));
        if (!parts.matches()) {
            return null;
        }
        int first = number(parts, 1);
        int second = number(parts, 2);
        if (first > 12 && first <= 31 && second <= 12) {
            return DateOrder.DAY_FIRST;
        }
        return second > 12 && second <= 31 && first <= 12 ? DateOrder.MONTH_FIRST : null;
    }

    /** Whether the order matters to it. */
    static boolean isOrdered(String cell) {
        return YEAR_LAST.matcher(Digits.ascii(cell)).matches();
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        List.of(
                        "january|jan|كانون الثاني|يناير|جانفي",
                        "february|feb|شباط|فبراير",
                        "march|mar|آذار|اذار|مارس",
                        "april|apr|نيسان|أبريل|ابريل|إبريل",
                        "may|أيار|ايار|مايو",
                        "june|jun|حزيران|يونيو|يونيه",
                        "july|jul|تموز|يوليو|يوليه",
                        "august|aug|آب|اب|أغسطس|اغسطس",
                        "september|sep|sept|أيلول|ايلول|سبتمبر",
                        "october|oct|تشرين الأول|أكتوبر|اكتوبر",
                        "november|nov|تشرين الثاني|نوفمبر",
                        "december|dec|كانون الأول|ديسمبر")
                .forEach(names -> {
                    int month = months.values().stream().mapToInt(m -> m).max().orElse(0) + 1;
                    for (String name : names.split("\\|")) {
                        months.put(NameNormaliser.folded(name.toLowerCase(Locale.ROOT)), month);
                    }
                });
        return Map.copyOf(months);
    }
}
