package org.wasl.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Passwords and keys of one installation, made when first asked for and kept in a file that only its owner reads. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties kept = new Properties();

    Secrets(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
    }

    /** A password of 24 letters and digits. */
    public String password(String name) {
        return value(name, random(18).replaceAll("[^A-Za-z0-9]", "x"));
    }

    /** A 256-bit key. Its name begins with {@code local-}, so that a production installation refuses it. */
    String key(String name) {
        return value(name, "local-1:" + random(32));
    }

    private synchronized String value(String name, String fresh) {
        String known = kept.getProperty(name);
        if (known != null) {
            return known;
        }
        kept.setProperty(name, fresh);
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var out = Files.newBufferedWriter(file)) {
                kept.store(out, "Secrets of this installation. Losing them is losing what they seal.");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return fresh;
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
