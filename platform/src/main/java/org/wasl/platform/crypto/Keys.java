package org.wasl.platform.crypto;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key ring, read once. */
@Singleton
public final class Keys {
    private final Map<String, SecretKeySpec> encryption = new LinkedHashMap<>();
    private final byte[] index;

    @Inject
    public Keys(CryptoConfig config) {
        config.encryptionKeys().forEach(text -> encryption.put(idOf(text), new SecretKeySpec(bytesOf(text), "AES")));
        index = bytesOf(config.indexKey());
    }

    /** HMAC-SHA256 under a key derived for one use, so that values of different uses can never be compared. */
    public byte[] mac(String use, byte[]... parts) {
        byte[] derived = hmac(index, use.getBytes(StandardCharsets.UTF_8));
        return hmac(derived, parts);
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

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
