package org.wasl.stack;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells that a folder is an installation, and which secrets it was made with, by name: a line that is lost from their file is noticed, and what is removed is
 * removed from an installation only. It holds no secret.
 */
final class Marker {
    static final String NAME = "installation.properties";

    private static final String SECRETS = "secrets";

    private final Path file;

    Marker(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Names of the secrets that were made here. */
    Set<String> names() throws IOException {
        Properties kept = new Properties();
        if (exists()) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        Set<String> names =
                new TreeSet<>(List.of(kept.getProperty(SECRETS, "").strip().split("[,\\s]+")));
        names.remove("");
        return names;
    }

    void add(Collection<String> names) throws IOException {
        Set<String> all = names();
        if (all.addAll(names) || !exists()) {
            Properties kept = new Properties();
            kept.setProperty(SECRETS, String.join(",", all));
            writeWhole(
                    file,
                    kept,
                    "This folder is an installation of Wasl. ./wasl reset removes what Wasl has made in it. The names are those of its secrets.");
        }
    }

    /** Writes a new file and renames it, so that a reader finds the old one or the new one and never half of it. */
    static void writeWhole(Path file, Properties content, String comment) throws IOException {
        OwnerOnly.folder(file.getParent());
        Path next = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE);
                    var out = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
                content.store(out, comment);
                out.flush();
                channel.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next); // where the disk was full
        }
    }
}
