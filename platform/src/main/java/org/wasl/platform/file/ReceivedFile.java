package org.wasl.platform.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
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
    private final IntFunction<String> binding;
    private final Sealer cipher;
    private long bytes;
    private int count;
    private String kind = "";
    private String sha256;

    /** Takes one sealed part. */
    public interface Taker {
        void take(int number, Sealer.SealedBytes part);
    }

    private ReceivedFile(Path parts, IntFunction<String> binding, Sealer cipher) {
        this.parts = parts;
        this.binding = binding;
        this.cipher = cipher;
    }

    /** 413 where it is larger, 400 where the sender breaks off, 422 where there is nothing. @param binding what a part is sealed for, by its number */
    public static ReceivedFile of(InputStream in, long largest, IntFunction<String> binding, Sealer cipher) {
        ReceivedFile received = new ReceivedFile(temporary(), binding, cipher);
        try {
            received.read(in, largest);
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

    private void read(InputStream in, long largest) throws IOException {
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

    /** 422 where its first bytes are not those of the kind; of a document also where it is more than text and pictures. */
    void require(FileKind announced) {
        if (!announced.begins(kind)) {
            throw Problem.invalidField("#Content", "not-of-this-type");
        }
        if (announced == FileKind.DOCX) {
            try (InputStream content = new Opened()) {
                PlainDocument.require(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What was sent, opened part by part. */
    private final class Opened extends InputStream {
        private final DataInputStream in;
        private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
        private int number;

        Opened() throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(parts)));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (part.available() == 0 && number < count) {
                String key = in.readUTF();
                Sealer.SealedBytes sealed = new Sealer.SealedBytes(key, in.readNBytes(in.readInt()));
                part = new ByteArrayInputStream(cipher.openBytes(sealed, binding.apply(number++)));
            }
            return part.read(into, from, most);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
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
