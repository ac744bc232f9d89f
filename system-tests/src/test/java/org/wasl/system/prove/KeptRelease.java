package org.wasl.system.prove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.tukaani.xz.XZInputStream;
import org.wasl.stack.BackupFiles;
import org.wasl.stack.backup.BackupReader;
import org.wasl.stack.backup.BackupWriter;
import org.wasl.stack.backup.Manifest;

/**
 * A small installation of a released version, with what it answered. It is a backup of {@code ./wasl backup}, packed again without its seal: sealed data cannot be
 * packed, and what is invented needs no seal. Its keys are for nothing else.
 */
final class KeptRelease {
    private static final Path FOLDER =
            Path.of(System.getProperty("wasl.root")).resolve("system-tests/src/test/resources/releases");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "manifest.json";
    private static final Map<String, String> PASSPHRASES = Map.of(
            "WASL_BACKUP_PASSPHRASE", "invented people, so no secret",
            "WASL_BACKUP_KEYS_PASSPHRASE", "keys of invented people alone");

    private final String version;

    KeptRelease(String version) {
        this.version = version;
    }

    /** Those that are kept. */
    static List<KeptRelease> all() throws IOException {
        try (Stream<Path> versions = Files.list(FOLDER)) {
            return versions.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .map(KeptRelease::new)
                    .toList();
        }
    }

    String version() {
        return version;
    }

    long bytes() throws IOException {
        return Files.size(data()) + Files.size(keys()) + Files.size(answers());
    }

    private Path data() {
        return FOLDER.resolve(version).resolve("backup.tar.xz");
    }

    private Path keys() {
        return FOLDER.resolve(version).resolve("backup.keys");
    }

    private Path answers() {
        return FOLDER.resolve(version).resolve("answers.json.gz");
    }

    static BackupFiles filesIn(Path folder) {
        return BackupFiles.of(folder.resolve("backup"), null, PASSPHRASES);
    }

    /** @param folder where the backup of this version is put, as {@code ./wasl restore} takes it */
    Manifest unpack(Path folder) throws IOException {
        BackupFiles files = filesIn(folder);
        Files.copy(keys(), files.keys());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(data()));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in));
                BackupWriter writer = new BackupWriter(files.data(), files.forData())) {
            Manifest manifest = null;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isDirectory()) {
                    writer.addFolder(
                            entry.getName().substring(0, entry.getName().length() - 1));
                } else if (entry.getName().equals(MANIFEST)) {
                    manifest = JSON.readValue(tar.readAllBytes(), Manifest.class);
                } else {
                    writer.add(entry.getName(), tar.readAllBytes());
                }
            }
            writer.finish(with(manifest, Map.copyOf(writer.files())));
            return manifest;
        }
    }

    private static Manifest with(Manifest manifest, Map<String, Manifest.Content> files) {
        return new Manifest(
                manifest.format(),
                manifest.id(),
                manifest.point(),
                manifest.keys(),
                manifest.postgres(),
                manifest.migrations(),
                manifest.positions(),
                files);
    }

    /** @param folder with the backup that is kept from now on */
    void pack(Path folder) throws IOException {
        BackupFiles files = filesIn(folder);
        Files.createDirectories(data().getParent());
        Files.copy(files.keys(), keys(), StandardCopyOption.REPLACE_EXISTING);
        Path tar = folder.resolve("backup.tar");
        List<String> folders = new ArrayList<>();
        Map<String, byte[]> contents = new HashMap<>();
        Manifest manifest = new BackupReader(files.data(), files.forData()).read((name, content) -> {
            if (content == null) {
                folders.add(name);
            } else {
                contents.put(name, content.readAllBytes());
            }
        });
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar), "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String each : folders) {
                out.putArchiveEntry(new TarArchiveEntry(each + "/"));
                out.closeArchiveEntry();
            }
            // Files of the same name are those of the same catalogue in each database: side by side they are packed
            // best.
            for (String name : contents.keySet().stream()
                    .sorted(Comparator.comparing((String name) -> name.substring(name.lastIndexOf('/') + 1))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList()) {
                add(out, name, contents.get(name));
            }
            // The checksums of two thousand files are made again.
            add(out, MANIFEST, JSON.writeValueAsBytes(with(manifest, Map.of())));
        }
        packed(tar, data());
    }

    private static void add(TarArchiveOutputStream out, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    /** By the program, which packs better than what a JVM can be given memory for. */
    private static void packed(Path file, Path into) throws IOException {
        try {
            Process xz = new ProcessBuilder("xz", "-9e", "--stdout", file.toString())
                    .redirectOutput(into.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (xz.waitFor() != 0) {
                throw new IOException("xz ended with " + xz.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** What accounts were answered, by account and address. */
    JsonNode recorded() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(answers()))) {
            return JSON.readTree(in);
        }
    }

    void record(JsonNode answers) throws IOException {
        Files.createDirectories(answers().getParent());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(answers()))) {
            JSON.writeValue(out, answers);
        }
    }
}
