package org.wasl.platform.value;

import java.util.regex.Pattern;

/**
 * Characters that show nothing and come along when text is copied: marks of writing direction, byte order marks, blanks of other kinds. They are removed from
 * names, numbers and headers of files when those come in; other texts with marks of direction are refused ({@link CleanText}).
 */
public final class InvisibleMarks {
    private static final Pattern FORMAT = Pattern.compile("\\p{Cf}");

    private InvisibleMarks() {}

    /** Whether the text around such a character may be shown in another order than it was written. */
    public static boolean isDirection(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** Without the marks, and with ordinary blanks in the place of others. The same text where there are none; null for null. */
    public static String removed(String text) {
        if (text == null || isPlain(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                plain.append(' ');
            } else if (!isMark(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** Of a mail address joiners go, too, and whatever else shows nothing: in it they only make two addresses look like one. */
    public static String removedFromAddress(String address) {
        return address == null ? null : FORMAT.matcher(removed(address)).replaceAll("");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xA0 && (isBlank(c) || isMark(c))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(char c) {
        return isDirection(c) || c == 0xFEFF || c == 0x200B || (c >= 0x2060 && c <= 0x2064) || c == 0x180E || c == 0xAD;
    }

    /** Blanks that break no line, and those of fixed width. */
    private static boolean isBlank(char c) {
        return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000;
    }
}
