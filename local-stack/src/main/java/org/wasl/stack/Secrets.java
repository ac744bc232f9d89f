package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/**
 * Passwords and keys of one installation, kept in a file that only its owner reads. New ones are made only while an installation is started: who only
 * looks at one must not leave keys behind that nothing is sealed with.
 */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Marker marker;
    private final Properties kept = new Properties();
    private boolean makesMissing;

    Secrets(Path file) throws IOException {
        this.file = file;
        this.marker = new Marker(file.resolveSibling(Marker.NAME));
        read();
    }

    private void read() throws IOException {
        if (exist()) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
    }

    /** All that there are, for a backup. */
    synchronized Map<String, String> all() {
        return kept.stringPropertyNames().stream().collect(Collectors.toMap(name -> name, kept::getProperty));
    }

    /** Those of a backup, for an installation that has none. */
    synchronized void take(Map<String, String> restored) throws IOException {
        kept.putAll(restored);
        write(restored.keySet());
    }

    boolean exist() {
        return Files.exists(file);
    }

    boolean has(String name) {
        return kept.containsKey(name);
    }

    /** Names of those that were made, and that the file has no more. New ones would open nothing of what is there. */
    synchronized Set<String> lost() throws IOException {
        read();
        Set<String> lost = marker.names();
        lost.removeIf(name -> !kept.getProperty(name, "").isBlank());
        return lost;
    }

    /** Of an installation that is older than its marker. */
    void markAsMade() throws IOException {
        marker.add(kept.stringPropertyNames());
    }

    /** From now on a missing secret is made. Reads the file again, for those that another process has made meanwhile. */
    synchronized void makeMissing() throws IOException {
        read();
        makesMissing = true;
    }

    /** A password of 24 letters and digits. */
    public String password(String name) {
        return value(name, random(18).replaceAll("[^A-Za-z0-9]", "x"));
    }

    /** A 256-bit key. Its name begins with {@code local-}, so that a production installation refuses it. */
    String key(String name) {
        return value(name, "local-1:" + random(32));
    }

    /** Keys to sign and to decrypt messages of partners: a private JWK Set. */
    String exchangeKeys(String name) {
        return value(name, Secrets::freshExchangeKeys);
    }

    private static String freshExchangeKeys() {
        try {
            PublicJsonWebKey signing = OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519);
            signing.setUse(Use.SIGNATURE);
            signing.setKeyId("local-sig");
            PublicJsonWebKey encryption = RsaJwkGenerator.generateJwk(2048);
            encryption.setUse(Use.ENCRYPTION);
            encryption.setKeyId("local-enc");
            return new JsonWebKeySet(List.<JsonWebKey>of(signing, encryption))
                    .toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String value(String name, String fresh) {
        return value(name, () -> fresh);
    }

    private synchronized String value(String name, Supplier<String> maker) {
        String known = kept.getProperty(name);
        if (known != null) {
            return known;
        }
        if (!makesMissing) {
            throw new CliException(Words.of("secret-missing", file, name));
        }
        String fresh = maker.get();
        kept.setProperty(name, fresh);
        try {
            write(Set.of(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return fresh;
    }

    private void write(Set<String> added) throws IOException {
        Marker.writeWhole(file, kept, "Secrets of this installation. Losing them is losing what they seal.");
        marker.add(added);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
