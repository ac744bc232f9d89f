package org.wasl.stack.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/** Passwords and keys of an installation, apart from its data and under a passphrase of their own. */
public final class KeysFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of the keys alone: a new account of a service does not make a backup unreadable. */
    private static final String KEYS = "key.";

    private KeysFile() {}

    /** As the file is sealed. */
    private record Content(String backup, Map<String, String> secrets) {}

    public static void write(Path file, String backup, Map<String, String> secrets, Passphrase passphrase)
            throws IOException {
        String sealed = passphrase.seal(JSON.writeValueAsBytes(new Content(backup, new TreeMap<>(secrets))));
        Path created = Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(created, sealed + "\n");
    }

    /** The secrets, where they are those of this backup. */
    public static Map<String, String> read(Path file, Manifest of, Passphrase passphrase) throws IOException {
        if (!Files.exists(file)) {
            throw new CliException(Words.of("backup-keys-missing", file));
        }
        Content content = JSON.readValue(passphrase.open(Files.readString(file), file.toString()), Content.class);
        if (!fingerprint(content.secrets).equals(of.keys())) {
            throw new CliException(Words.of("backup-keys-of-another", file, content.backup, of.id()));
        }
        return content.secrets;
    }

    /** Says whether keys are the same, and nothing of them. */
    public static String fingerprint(Map<String, String> secrets) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("wasl-backup-keys".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            new TreeMap<>(secrets).forEach((name, value) -> {
                if (name.startsWith(KEYS)) {
                    mac.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8));
                }
            });
            return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
