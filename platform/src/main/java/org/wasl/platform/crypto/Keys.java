package org.wasl.platform.crypto;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key ring, read once. Of each kind the first key is the one in use; the others read what was written before. */
@Singleton
public final class Keys {
    private static final String HMAC = "HmacSHA256";

    private final Map<String, SecretKeySpec> encryption;
    private final Map<String, SecretKeySpec> index;
    private final Map<String, SecretKeySpec> audit;
    private final Map<String, SecretKeySpec> derived = new ConcurrentHashMap<>();

    @Inject
    public Keys(CryptoConfig config) {
        encryption = ring(config.encryptionKeys(), "AES");
        index = ring(config.indexKeys(), HMAC);
        List<String> sealing = new ArrayList<>(config.auditKeys().orElse(List.of()));
        sealing.addAll(config.indexKeys());
        audit = ring(sealing, HMAC);
    }

    /** HMAC-SHA256 under a key derived for one use, so that values of different uses can never be compared. */
    public byte[] mac(String use, byte[]... parts) {
        return mac(activeIndexKey(), use, parts);
    }

    /** The same under each index key, the one in use first: what was indexed or signed before a rotation. */
    public List<byte[]> macs(String use, byte[]... parts) {
        return index.keySet().stream().map(id -> mac(id, use, parts)).toList();
    }

    public String activeIndexKey() {
        return first(index).getKey();
    }

    public String activeEncryptionKey() {
        return first(encryption).getKey();
    }

    public String activeAuditKey() {
        return first(audit).getKey();
    }

    public Set<String> encryptionKeyIds() {
        return Set.copyOf(encryption.keySet());
    }

    public Set<String> indexKeyIds() {
        return Set.copyOf(index.keySet());
    }

    /** What is kept of a key so that other bytes under its name are noticed: it says nothing of the key. */
    public byte[] checkValue(String kind, String id) {
        Map<String, SecretKeySpec> ring =
                switch (kind) {
                    case "ENCRYPTION" -> encryption;
                    case "INDEX" -> index;
                    default -> audit;
                };
        return hmac(ring.get(id)).doFinal(("wasl key check " + kind).getBytes(StandardCharsets.UTF_8));
    }

    /** The one in use first. */
    public List<String> auditKeyIds() {
        return List.copyOf(audit.keySet());
    }

    public boolean hasAuditKey(String id) {
        return id == null || audit.containsKey(id);
    }

    /** @param id null for what was sealed before seals named their key: it is the oldest, which stands last */
    public Mac auditMac(String id, String use) {
        String known = id == null
                ? new ArrayList<>(audit.keySet()).get(audit.size() - 1)
                : audit.containsKey(id) ? id : missing("audit", id);
        return hmac(derived("audit/" + known, audit.get(known), use));
    }

    private byte[] mac(String id, String use, byte[]... parts) {
        Mac mac = hmac(derived("index/" + id, index.get(id), use));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private SecretKeySpec derived(String name, SecretKeySpec key, String use) {
        return derived.computeIfAbsent(
                name + "/" + use,
                once -> new SecretKeySpec(hmac(key).doFinal(use.getBytes(StandardCharsets.UTF_8)), HMAC));
    }

    Map.Entry<String, SecretKeySpec> active() {
        return first(encryption);
    }

    SecretKeySpec byId(String id) {
        SecretKeySpec key = encryption.get(id);
        return key == null ? encryption.get(missing("encryption", id)) : key;
    }

    public static String idOf(String text) {
        return text.substring(0, Math.max(0, text.indexOf(':')));
    }

    private static String missing(String kind, String id) {
        throw new IllegalStateException("No " + kind + " key " + id + " is configured");
    }

    private static Map.Entry<String, SecretKeySpec> first(Map<String, SecretKeySpec> ring) {
        return ring.entrySet().iterator().next();
    }

    private static Map<String, SecretKeySpec> ring(List<String> keys, String algorithm) {
        Map<String, SecretKeySpec> ring = new LinkedHashMap<>();
        keys.forEach(Keys::requireName);
        keys.forEach(text -> ring.putIfAbsent(idOf(text), new SecretKeySpec(bytesOf(text), algorithm)));
        return ring;
    }

    /** What is sealed names its key: without a name it could not be told from what another key sealed. */
    private static void requireName(String text) {
        if (idOf(text).isBlank()) {
            throw new IllegalArgumentException("A key in wasl.crypto has no name: write NAME:KEY");
        }
    }

    /** @throws IllegalArgumentException when it is no key of 32 bytes */
    public static byte[] bytesOf(String text) {
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
