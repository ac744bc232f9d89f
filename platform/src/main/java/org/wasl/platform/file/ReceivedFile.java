package org.wasl.platform.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.IntFunction;
import org.apache.tika.Tika;
import org.wasl.platform.crypto.Sealer;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * A file that was sent, whole, in sealed parts in a temporary file. It is received before the transaction that keeps it: a client that sends slowly holds no
 * connection to the database. Memory holds one part.
 */
public final class ReceivedFile implements AutoCloseable {
    private static final int PART = 256 * 1024;
    private static final Tika TIKA = new Tika();

    private final Path parts;
    private long bytes;
    private int count;
    private String kind = "";
    private String sha256;

    /** Takes one sealed part. */
    public interface Taker {
        void take(int number, Sealer.SealedBytes part);
    }

    private ReceivedFile(Path parts) {
        this.parts = parts;
    }

    /** 413 where it is larger, 400 where the sender breaks off, 422 where there is nothing. @param binding what a part is sealed for, by its number */
    public static ReceivedFile of(InputStream in, long largest, IntFunction<String> binding, Sealer cipher) {
        ReceivedFile received = new ReceivedFile(temporary());
        try {
            received.read(in, largest, binding, cipher);
            return received;
        } catch (IOException brokenOff) {
            received.close();
            throw new Problem(CommonProblem.UNREADABLE_REQUEST);
        } catch (RuntimeException refused) {
            received.close();
            throw refused;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("received", ".sealed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(InputStream in, long largest, IntFunction<String> binding, Sealer cipher) throws IOException {
        MessageDigest hash = hash();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(parts)))) {
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                bytes += part.length;
                if (bytes > largest) {
                    throw Problem.tooLarge("too-many-bytes", largest);
                }
                if (count == 0) {
                    kind = TIKA.detect(part);
                }
                hash.update(part);
                Sealer.SealedBytes closed = cipher.sealBytes(part, binding.apply(count++));
                out.writeUTF(closed.keyId());
                out.writeInt(closed.bytes().length);
                out.write(closed.bytes());
            }
        }
        if (bytes == 0) {
            throw Problem.invalidField("#Content", "not-empty");
        }
        sha256 = HexFormat.of().formatHex(hash.digest());
    }

    public long bytes() {
        return bytes;
    }

    /** In hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** The media type that its first bytes are of. */
    public String kind() {
        return kind;
    }

    public void each(Taker taker) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(parts)))) {
            for (int number = 0; number < count; number++) {
                String key = in.readUTF();
                taker.take(number, new Sealer.SealedBytes(key, in.readNBytes(in.readInt())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(parts);
        } catch (IOException left) {
            // Sealed, and in a folder that is emptied.
        }
    }

    private static MessageDigest hash() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
