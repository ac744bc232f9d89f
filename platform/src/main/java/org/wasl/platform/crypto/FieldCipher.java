package org.wasl.platform.crypto;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Values that nobody may read in the database: AES-256-GCM, stored as {@code keyId:base64(iv + ciphertext + tag)}. */
@Singleton
public final class FieldCipher {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public FieldCipher(Keys keys) {
        this.keys = keys;
    }

    /** @param context bound to the value, as the id of its record: a ciphertext moved elsewhere does not decrypt */
    public String encrypt(String plain, String context) {
        var key = keys.active();
        return key.getKey() + ":"
                + Base64.getEncoder()
                        .encodeToString(seal(key.getValue(), plain.getBytes(StandardCharsets.UTF_8), context));
    }

    public String decrypt(String stored, String context) {
        byte[] whole = Base64.getDecoder().decode(stored.substring(stored.indexOf(':') + 1));
        return new String(open(keys.byId(Keys.idOf(stored)), whole, context), StandardCharsets.UTF_8);
    }

    /** For parts of files. The name of the key is kept beside them. */
    public record SealedBytes(String keyId, byte[] bytes) {}

    public SealedBytes encrypt(byte[] plain, String context) {
        var key = keys.active();
        return new SealedBytes(key.getKey(), seal(key.getValue(), plain, context));
    }

    public byte[] decrypt(SealedBytes stored, String context) {
        return open(keys.byId(stored.keyId()), stored.bytes(), context);
    }

    private byte[] seal(SecretKeySpec key, byte[] plain, String context) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, iv, plain, context);
        return ByteBuffer.allocate(iv.length + sealed.length)
                .put(iv)
                .put(sealed)
                .array();
    }

    private static byte[] open(SecretKeySpec key, byte[] whole, String context) {
        byte[] iv = java.util.Arrays.copyOf(whole, IV_BYTES);
        byte[] sealed = java.util.Arrays.copyOfRange(whole, IV_BYTES, whole.length);
        return run(Cipher.DECRYPT_MODE, key, iv, sealed, context);
    }

    /** Equal values of one kind have equal indexes; without the key nothing can be learned from one. */
    public byte[] blindIndex(String kind, String normalisedValue) {
        return keys.mac("blind-index/" + kind, normalisedValue.getBytes(StandardCharsets.UTF_8));
    }

    /** What a value may be stored under: by each index key, the one in use first. A search for a value asks for all of them. */
    public List<byte[]> blindIndexes(String kind, String normalisedValue) {
        return keys.macs("blind-index/" + kind, normalisedValue.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] iv, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A stored value cannot be decrypted: wrong key, wrong record, or changed", e);
        }
    }
}
