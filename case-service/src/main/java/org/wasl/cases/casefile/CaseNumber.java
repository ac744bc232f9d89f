package org.wasl.cases.casefile;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wasl.platform.value.Digits;

/** What people say of a case on the telephone: the year and chance, nothing of the person. Without the letters that are heard or read wrongly. */
public record CaseNumber(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("C?([0-9]{4})([0-9A-HJKMNP-TV-Z]{7})");
    private static final SecureRandom RANDOM = new SecureRandom();

    static CaseNumber of(int year) {
        StringBuilder number = new StringBuilder("C-").append(year).append('-');
        for (int i = 0; i < 7; i++) {
            number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new CaseNumber(number.toString());
    }

    /**
     * As people write it down: in small letters, with digits of any script, with other signs between the parts or none, without the C, and with O, I and L,
     * which no number has, for 0 and 1. A text that is no case number is none in any spelling.
     */
    public static CaseNumber spelled(String text) {
        String plain = Digits.ascii(text)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        Matcher parts = FORM.matcher(plain);
        return new CaseNumber(parts.matches() ? "C-" + parts.group(1) + "-" + parts.group(2) : text);
    }
}
