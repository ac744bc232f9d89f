package org.wasl.platform.crypto;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key ring, read once. */
@Singleton
public final class Keys {
    private static final String HMAC = "HmacSHA256";

    private final Map<String, SecretKeySpec> encryption = new LinkedHashMap<>();
    private final SecretKeySpec index;
    private final Map<String, SecretKeySpec> derived = new ConcurrentHashMap<>();

    @Inject
    public Keys(CryptoConfig config) {
        config.encryptionKeys().forEach(text -> encryption.put(idOf(text), new SecretKeySpec(bytesOf(text), "AES")));
        index = new SecretKeySpec(bytesOf(config.indexKey()), HMAC);
    }

    /** HMAC-SHA256 under a key derived for one use, so that values of different uses can never be compared. */
    public byte[] mac(String use, byte[]... parts) {
        Mac mac = macFor(use);
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** The same for what is too large to hold at once. */
    public Mac macFor(String use) {
        return hmac(derived.computeIfAbsent(
                use, u -> new SecretKeySpec(hmac(index).doFinal(u.getBytes(StandardCharsets.UTF_8)), HMAC)));
    }

    Map.Entry<String, SecretKeySpec> active() {
        return encryption.entrySet().iterator().next();
    }

    SecretKeySpec byId(String id) {
        SecretKeySpec key = encryption.get(id);
        if (key == null) {
            throw new IllegalStateException("No encryption key " + id + " is configured");
        }
        return key;
    }

    static String idOf(String text) {
        return text.substring(0, Math.max(0, text.indexOf(':')));
    }

    private static byte[] bytesOf(String text) {
        byte[] key = Base64.getDecoder().decode(text.substring(text.indexOf(':') + 1));
        if (key.length != 32) {
            throw new IllegalArgumentException("A key in wasl.crypto is not 32 bytes");
        }
        return key;
    }

    private static Mac hmac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
