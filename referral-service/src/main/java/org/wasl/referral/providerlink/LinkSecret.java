package org.wasl.referral.providerlink;

import java.security.SecureRandom;
import java.util.Base64;
import org.wasl.referral.page.Secrets;

/** 256 random bits that open something once; what is kept of them is their hash, which opens nothing. */
record LinkSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkSecret fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What stands in an address, as far as it may be one; anything else is none, and goes into no header. */
    static String readable(String text) {
        return text.matches("[A-Za-z0-9_-]{43}") ? text : "none";
    }

    String hash() {
        return Secrets.hash(text);
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
