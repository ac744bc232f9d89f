package org.wasl.registry.imports;

import java.util.regex.Pattern;
import org.wasl.platform.value.Digits;

/** Reads numbers that were in a spreadsheet, which takes them for amounts. */
final class Numbers {
    private static final Pattern SHORTENED = Pattern.compile("[+-]?\\d+([.,]\\d+)?[eE]\\+\\d+");
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\.0+");

    private Numbers() {}

    /** Whether it is shown in powers of ten, so that its last digits are gone. Without the plus it may be the number of a paper. */
    static boolean isShortened(String text) {
        return text.length() > 3 && SHORTENED.matcher(Digits.ascii(text)).matches();
    }

    /** Without what a spreadsheet adds: the mark of a text, and a zero after the point. */
    static String plain(String text) {
        String number = text.startsWith("'") ? text.substring(1).strip() : text;
        return number.endsWith("0") && number.indexOf('.') > 0
                ? AMOUNT.matcher(number).replaceFirst("$1")
                : number;
    }
}
