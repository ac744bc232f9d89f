package org.wasl.registry.imports;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.wasl.platform.value.Digits;

/** Reads telephone numbers as people write them. */
final class PhoneReader {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[/;،,|\\n]\\s*|\\s+(?:or|and|أو|او)\\s+");
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern SIGNS = Pattern.compile("[0-9+().\\s\\-–_]+");

    /** Jordan's mobile and area codes, without the zero that a spreadsheet drops. */
    private static final Pattern WITHOUT_ZERO = Pattern.compile("7[789]\\d{7}|[2356]\\d{7}");

    private static final Pattern JORDAN = Pattern.compile("962(?:7[789]\\d{7}|[2356]\\d{7})");

    private static final int SHORTEST = 6;
    private static final int LONGEST = 15;
    private static final int SIGNIFICANT = 9;

    private PhoneReader() {}

    /**
     * @param number digits, with a plus where the country is named; null where none can be read
     * @param fault why there is none; null where there is one
     * @param more whether another number stands beside it
     */
    record Phone(String number, String fault, boolean more) {}

    static Phone read(String cell) {
        String text = Numbers.plain(Digits.ascii(cell));
        if (isDigits(text)) {
            return phone(number(text), false);
        }
        if (Numbers.isShortened(text)) {
            return new Phone(null, "digits-lost", false);
        }
        List<String> numbers =
                Arrays.stream(BETWEEN.split(text)).filter(one -> !one.isBlank()).toList();
        return phone(numbers.isEmpty() ? null : number(numbers.get(0)), numbers.size() > 1);
    }

    private static Phone phone(String number, boolean more) {
        return number == null ? new Phone(null, "no-phone-number", false) : new Phone(number, null, more);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String number(String text) {
        if (!SIGNS.matcher(text).matches()) {
            return null;
        }
        String digits =
                NO_DIGIT.matcher(TRUNK_ZERO.matcher(text).replaceFirst("")).replaceAll("");
        boolean abroad = text.strip().startsWith("+") || digits.startsWith("00");
        String core = digits.startsWith("00") && !text.strip().startsWith("+") ? digits.substring(2) : digits;
        if (core.length() < SHORTEST || core.length() > LONGEST || core.chars().allMatch(c -> c == core.charAt(0))) {
            return null;
        }
        abroad |= JORDAN.matcher(core).matches();
        return abroad ? "+" + core : WITHOUT_ZERO.matcher(core).matches() ? "0" + core : core;
    }

    /** Whether two numbers are one: with the country before it or not. Two that both name a country are one where they are equal. */
    static boolean isSame(String one, String other) {
        if (one == null || other == null) {
            return false;
        }
        boolean abroad = one.startsWith("+") && other.startsWith("+");
        return one.equals(other) || !abroad && significant(one).equals(significant(other));
    }

    private static String significant(String number) {
        String digits = NO_DIGIT.matcher(number).replaceAll("");
        return digits.length() < SIGNIFICANT + 1 ? digits : digits.substring(digits.length() - SIGNIFICANT);
    }
}
