package org.wasl.registry.person;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.platform.value.Digits;

/** The one form in which telephone numbers are kept, found and compared, however they were written. */
public final class PhoneNumber {
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(\\s*0\\s*\\)");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern SIGNS = Pattern.compile("[0-9+().\\s\\-–_]+");

    /** Jordan's mobile and area codes: with or without the country, and without the zero that a spreadsheet drops. */
    private static final Pattern JORDAN = Pattern.compile("(?:962)?0?(7[789]\\d{7}|[2356]\\d{7})");

    private static final int SHORTEST = 6;
    private static final int LONGEST = 15;
    private static final int SIGNIFICANT = 9;

    private PhoneNumber() {}

    /**
     * A number in the form of E.164. One that names no country and is none of Jordan's is its digits: nobody knows the country.
     *
     * @return null where the text is not one number
     */
    public static String read(String text) {
        String written = Digits.ascii(text).strip();
        if (!SIGNS.matcher(written).matches()) {
            return null;
        }
        String digits =
                NO_DIGIT.matcher(TRUNK_ZERO.matcher(written).replaceFirst("")).replaceAll("");
        boolean plus = written.startsWith("+");
        boolean prefixed = !plus && digits.startsWith("00");
        String core = prefixed ? digits.substring(2) : digits;
        if (core.length() < SHORTEST || core.length() > LONGEST || core.chars().allMatch(c -> c == core.charAt(0))) {
            return null;
        }
        boolean abroad = plus || prefixed;
        Matcher jordan = JORDAN.matcher(core);
        if (jordan.matches() && (!abroad || core.startsWith("962"))) {
            return "+962" + jordan.group(1);
        }
        return abroad ? "+" + core : core;
    }

    /** Whether two numbers are one: with the country before it or not. Two that both name a country are one where they are equal. */
    public static boolean isSame(String one, String other) {
        boolean abroad = one.startsWith("+") && other.startsWith("+");
        return one.equals(other) || !abroad && lastDigits(one).equals(lastDigits(other));
    }

    /** The digits by which a number is found: its last nine, which are the same with the country before it and without. */
    public static String lastDigits(String text) {
        String number = read(text);
        String digits =
                NO_DIGIT.matcher(number == null ? Digits.ascii(text) : number).replaceAll("");
        return digits.substring(Math.max(0, digits.length() - SIGNIFICANT));
    }
}
