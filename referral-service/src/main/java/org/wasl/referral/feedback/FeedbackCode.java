package org.wasl.referral.feedback;

import java.security.SecureRandom;
import java.util.Locale;
import org.wasl.referral.page.Secrets;

/**
 * Twelve letters and digits (60 bits) that a person can be given on paper or over the telephone. Of it only the hash is kept. Letters that are taken for
 * digits are read as digits.
 */
record FeedbackCode(String text) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 12;

    static FeedbackCode fresh() {
        return new FeedbackCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .map(ALPHABET::charAt)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    }

    /** However it was typed. */
    static FeedbackCode typed(String text) {
        return new FeedbackCode((text == null ? "" : text)
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[^0-9A-Z]", ""));
    }

    /** What stands in an address, as far as it may be a code: no more of it goes into a header. */
    static String readable(String text) {
        String spelled = typed(text).spelled();
        return spelled.length() > LENGTH * 2 ? "" : spelled;
    }

    /** In groups of four. */
    String spelled() {
        return text.replaceAll("(.{4})(?!$)", "$1-");
    }

    String hash() {
        return Secrets.hash(text);
    }

    @Override
    public String toString() {
        return "a code";
    }
}
