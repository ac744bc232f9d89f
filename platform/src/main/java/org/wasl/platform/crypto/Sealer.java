package org.wasl.platform.crypto;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.wasl.platform.stored.StoredJson;

/**
 * Encrypts what nobody may read in the database: texts, parts of files, and whole records as JSON. AES-256-GCM, stored as
 * {@code keyId:base64(iv + ciphertext + tag)}. Each value is bound to a place, such as the id of its row: moved elsewhere, it does not open.
 */
@Singleton
public final class Sealer {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    /** Stands before what is bound to the record that it is a part of; in no base64. */
    static final String PART = "^";

    private final Keys keys;
    private final ObjectMapper mapper;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public Sealer(Keys keys, ObjectMapper mapper) {
        this.keys = keys;
        this.mapper = StoredJson.ofSealed(mapper);
    }

    /**
     * @param record a text, or a record that is a {@link org.wasl.platform.stored.StoredForm}
     * @param binding what the record belongs to, usually a row's id
     */
    public String seal(Object record, String binding) {
        try {
            return sealText(mapper.writeValueAsString(StoredJson.requireForm(record)), binding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T open(String sealed, String binding, Class<T> kind) {
        try {
            return mapper.readValue(openText(sealed, binding), kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed for " + binding + " cannot be read");
        }
    }

    /**
     * Seals a part of another record, so that it opens in its own row and nowhere but there: a row that somebody puts under another record does not open.
     * What was sealed before for the row alone is still opened, until a rotation of keys has sealed it anew.
     *
     * @param whole id of the record that the part belongs to
     */
    public String sealPart(Object part, UUID whole, UUID row) {
        try {
            return sealPartText(mapper.writeValueAsString(StoredJson.requireForm(part)), whole + "/" + row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T openPart(String sealed, UUID whole, UUID row, Class<T> kind) {
        try {
            return mapper.readValue(openPartText(sealed, whole + "/" + row, row.toString()), kind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed for " + row + " cannot be read");
        }
    }

    String sealPartText(String plain, String binding) {
        String sealed = sealText(plain, binding);
        int body = sealed.indexOf(':') + 1;
        return sealed.substring(0, body) + PART + sealed.substring(body);
    }

    /** @param earlier what a part was bound to before parts were bound to what they belong to */
    String openPartText(String stored, String binding, String earlier) {
        int body = stored.indexOf(':') + 1;
        return stored.startsWith(PART, body)
                ? openText(stored.substring(0, body) + stored.substring(body + PART.length()), binding)
                : openText(stored, earlier);
    }

    /** Seals a text as it is. */
    public String sealText(String plain, String binding) {
        var key = keys.active();
        return key.getKey() + ":"
                + Base64.getEncoder()
                        .encodeToString(encrypt(key.getValue(), plain.getBytes(StandardCharsets.UTF_8), binding));
    }

    public String openText(String stored, String binding) {
        byte[] whole = Base64.getDecoder().decode(stored.substring(stored.indexOf(':') + 1));
        return new String(decrypt(keys.byId(Keys.idOf(stored)), whole, binding), StandardCharsets.UTF_8);
    }

    /** A sealed part of a file. The name of the key is stored beside it. */
    public record SealedBytes(String keyId, byte[] bytes) {}

    public SealedBytes sealBytes(byte[] plain, String binding) {
        var key = keys.active();
        return new SealedBytes(key.getKey(), encrypt(key.getValue(), plain, binding));
    }

    public byte[] openBytes(SealedBytes stored, String binding) {
        return decrypt(keys.byId(stored.keyId()), stored.bytes(), binding);
    }

    /** Equal values of one kind have equal indexes; without the key nothing can be learned from one. */
    public byte[] blindIndex(String kind, String normalisedValue) {
        return keys.mac("blind-index/" + kind, normalisedValue.getBytes(StandardCharsets.UTF_8));
    }

    /** What a value may be stored under: by each index key, the one in use first. A search for a value asks for all of them. */
    public List<byte[]> blindIndexes(String kind, String normalisedValue) {
        return keys.macs("blind-index/" + kind, normalisedValue.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] encrypt(SecretKeySpec key, byte[] plain, String binding) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, iv, plain, binding);
        return ByteBuffer.allocate(iv.length + sealed.length)
                .put(iv)
                .put(sealed)
                .array();
    }

    private static byte[] decrypt(SecretKeySpec key, byte[] whole, String binding) {
        byte[] iv = Arrays.copyOf(whole, IV_BYTES);
        byte[] sealed = Arrays.copyOfRange(whole, IV_BYTES, whole.length);
        return run(Cipher.DECRYPT_MODE, key, iv, sealed, binding);
    }

    private static byte[] run(int mode, SecretKeySpec key, byte[] iv, byte[] input, String binding) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(binding.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A stored value cannot be decrypted: wrong key, wrong record, or changed", e);
        }
    }
}
