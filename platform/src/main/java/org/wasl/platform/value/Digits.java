package org.wasl.platform.value;

/** Digits of any script: people type ٩٨٧ on Arabic keyboards. */
public final class Digits {
    private Digits() {}

    /** The same text with the digits 0 to 9. */
    public static String ascii(String text) {
        StringBuilder ascii = new StringBuilder(text.length());
        text.chars()
                .forEach(c ->
                        ascii.append(Character.isDigit(c) ? (char) ('0' + Character.digit((char) c, 10)) : (char) c));
        return ascii.toString();
    }
}
