package org.wasl.cases.casefile;

import java.security.SecureRandom;

/** What people say of a case on the telephone: the year and chance, nothing of the person. Without the letters that are heard or read wrongly. */
record CaseNumber(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    static CaseNumber of(int year) {
        StringBuilder number = new StringBuilder("C-").append(year).append('-');
        for (int i = 0; i < 7; i++) {
            number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new CaseNumber(number.toString());
    }
}
