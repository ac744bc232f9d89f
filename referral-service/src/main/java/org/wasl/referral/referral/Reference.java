package org.wasl.referral.referral;

import java.security.SecureRandom;

/** The short name of a referral for the telephone: nine letters and digits that cannot be taken for each other, the last one a check. */
final class Reference {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    static String next() {
        StringBuilder text = new StringBuilder("R-");
        int sum = 0;
        for (int place = 1; place <= 8; place++) {
            int digit = RANDOM.nextInt(32);
            sum += digit * (2 * place - 1);
            text.append(ALPHABET.charAt(digit));
        }
        return text.append(ALPHABET.charAt(sum % 32)).toString();
    }
}
