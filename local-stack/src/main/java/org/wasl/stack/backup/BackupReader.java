package org.wasl.stack.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.wasl.stack.CliException;
import org.wasl.stack.Words;

/** Reads a backup. What is handed out was not changed since it was written; whether all of it is there is known at the end. */
public final class BackupReader {
    private static final int LONGEST_LINE = 4096;

    private final Path file;
    private final Passphrase passphrase;

    public BackupReader(Path file, Passphrase passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    public interface Visitor {
        /** @param content null for a folder */
        void visit(String name, InputStream content) throws IOException;
    }

    /** Reads all of it and compares each file with what the manifest says. */
    public Manifest verify() throws IOException {
        return read((name, content) -> {
            if (content != null) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    public Manifest read(Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (!line(in).equals(BackupWriter.FIRST_LINE)) {
                throw new CliException(Words.of("no-backup", file));
            }
            byte[] key = passphrase.open(line(in), file.toString());
            GZIPInputStream content = new GZIPInputStream(SealedStream.reader(in, key), 64 * 1024);
            Manifest manifest = read(new TarArchiveInputStream(content), visitor);
            // Behind the tar comes nothing: it is read so that the last part of the file is looked at, too.
            content.transferTo(OutputStream.nullOutputStream());
            return manifest;
        } catch (DamagedBackup | ZipException damaged) {
            throw new CliException(Words.of("backup-damaged", file, damaged.getMessage()));
        }
    }

    private static Manifest read(TarArchiveInputStream tar, Visitor visitor) throws IOException {
        Map<String, Manifest.Content> found = new HashMap<>();
        Manifest manifest = null;
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = entry.getName();
            if (entry.isDirectory()) {
                visitor.visit(name.substring(0, name.length() - 1), null);
            } else if (name.equals(BackupWriter.MANIFEST)) {
                manifest = new ObjectMapper().readValue(tar.readAllBytes(), Manifest.class);
            } else {
                DigestInputStream content = new DigestInputStream(tar, BackupWriter.sha256());
                visitor.visit(name, content);
                found.put(
                        name,
                        new Manifest.Content(
                                entry.getSize(),
                                HexFormat.of()
                                        .formatHex(content.getMessageDigest().digest())));
            }
        }
        if (manifest == null || !manifest.files().equals(found)) {
            throw new DamagedBackup(Words.of("damaged-files"));
        }
        return manifest;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0 && one != '\n' && line.size() < LONGEST_LINE; one = in.read()) {
            line.write(one);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
