package org.wasl.stack.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a backup as it comes: a line that says what the file is, the sealed key, then a compressed and sealed tar whose last file is the manifest. */
public final class BackupWriter implements AutoCloseable {
    static final String FIRST_LINE = "wasl backup " + Manifest.FORMAT;
    static final String MANIFEST = "manifest.json";
    static final int KEY_BYTES = 32;

    private final TarArchiveOutputStream tar;
    private final Map<String, Manifest.Content> files = new LinkedHashMap<>();

    /** @param file that is not there yet */
    public BackupWriter(Path file, Passphrase passphrase) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE));
        out.write((FIRST_LINE + "\n" + passphrase.seal(key) + "\n").getBytes(StandardCharsets.US_ASCII));
        this.tar = new TarArchiveOutputStream(new QuickGzip(SealedStream.writer(out, key)), "UTF-8");
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, 64 * 1024);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    public Map<String, Manifest.Content> files() {
        return files;
    }

    public void add(String name, byte[] content) throws IOException {
        begin(name, content.length);
        MessageDigest digest = sha256();
        digest.update(content);
        tar.write(content);
        end(name, content.length, digest);
    }

    /** A file that its server may write meanwhile: as long as it was at first, filled up with zeros where it got shorter. One that is gone is left out. */
    public void addLive(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long length = Files.size(file);
            begin(name, length);
            MessageDigest digest = sha256();
            byte[] buffer = new byte[64 * 1024];
            for (long left = length; left > 0; ) {
                int wanted = (int) Math.min(buffer.length, left);
                int read = in.readNBytes(buffer, 0, wanted);
                java.util.Arrays.fill(buffer, read, wanted, (byte) 0);
                digest.update(buffer, 0, wanted);
                tar.write(buffer, 0, wanted);
                left -= wanted;
            }
            end(name, length, digest);
        } catch (NoSuchFileException goneMeanwhile) {
            // A table that was dropped: what the log tells of it, recovery does again.
        }
    }

    public void addFolder(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    private void begin(String name, long length) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(length);
        tar.putArchiveEntry(entry);
    }

    private void end(String name, long length, MessageDigest digest) throws IOException {
        tar.closeArchiveEntry();
        files.put(name, new Manifest.Content(length, HexFormat.of().formatHex(digest.digest())));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public void finish(Manifest manifest) throws IOException {
        add(MANIFEST, new ObjectMapper().writeValueAsBytes(manifest));
        tar.finish();
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
