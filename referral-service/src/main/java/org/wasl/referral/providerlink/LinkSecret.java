package org.wasl.referral.providerlink;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** 256 random bits that open something once; what is kept of them is their hash, which opens nothing. */
record LinkSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkSecret fresh() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "a secret";
    }
}
