package org.wasl.platform.value;

/** Digits of any script: people type ٩٨٧ on Arabic keyboards. */
public final class Digits {
    private Digits() {}

    /** The same text with the digits 0 to 9. Most texts have no others, and lists have a million of them: these are not copied. */
    public static String ascii(String text) {
        if (text.codePoints().noneMatch(c -> c >= 0x80 && Character.isDigit(c))) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> ascii.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return ascii.toString();
    }
}
