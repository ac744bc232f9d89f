package org.wasl.platform.file;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;

/**
 * A ZIP that somebody sent, read entry by entry. What it says of itself is not believed: the bytes that come out are counted. Archives within it are
 * bytes like any others.
 */
public final class Archive implements Closeable {
    /** Below this, a file may be as dense as it likes: a table of equal rows is. */
    private static final long SMALL = 1 << 20;

    private final ZipFile zip;
    private final Limits limits;
    private long unpacked;
    private long lines;

    /**
     * @param entries how many files it may hold
     * @param bytes what all that is read of it may unpack to
     * @param ratio how many times its packed size a file may unpack to
     * @param lines how many lines all that is read of it may have
     */
    public record Limits(int entries, long bytes, int ratio, long lines) {}

    /** Takes one of the files. */
    public interface Reader {
        void read(String name, InputStream content) throws IOException;
    }

    public Archive(Path file, Limits limits) throws IOException {
        this.limits = limits;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException notOne) {
            throw malformed();
        }
        if (zip.size() > limits.entries()) {
            zip.close();
            throw Problem.tooLarge("too-many-files", limits.entries());
        }
    }

    /** Unpacks the files that will be read and keeps nothing of them: 413 before any work is done on what is too large. */
    public void check(Predicate<String> read) throws IOException {
        each((name, content) -> {
            if (read.test(name)) {
                content.transferTo(OutputStream.nullOutputStream());
            }
        });
    }

    /** 413 where it unpacks to more than it may. What the reader does not read is not unpacked. */
    public void each(Reader reader) throws IOException {
        unpacked = 0;
        lines = 0;
        try {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory()) {
                    try (InputStream content = new Counted(zip.getInputStream(entry), entry.getCompressedSize())) {
                        reader.read(entry.getName(), content);
                    }
                }
            }
        } catch (ZipException | EOFException e) {
            throw malformed();
        }
    }

    public static Problem malformed() {
        return new Problem(CommonProblem.UNREADABLE_REQUEST).at("", "malformed-package");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {
        private final long most;
        private long read;
        private byte last;

        Counted(InputStream in, long packed) {
            super(in);
            most = Math.max(SMALL, packed * limits.ratio());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int atMost) throws IOException {
            int got = super.read(into, from, atMost);
            if (got > 0) {
                count(into, from, got);
            }
            return got;
        }

        private void count(byte[] bytes, int from, int number) {
            read += number;
            unpacked += number;
            for (int i = from; i < from + number; i++) {
                // Three kinds of line ends, of which one has two characters.
                lines += bytes[i] == '\r' || bytes[i] == '\n' && last != '\r' ? 1 : 0;
                last = bytes[i];
            }
            if (unpacked > limits.bytes()) {
                throw Problem.tooLarge("unpacks-to-too-much", limits.bytes());
            }
            if (read > most) {
                throw Problem.tooLarge("too-dense", limits.ratio());
            }
            if (lines > limits.lines()) {
                throw Problem.tooLarge("too-many-lines", limits.lines());
            }
        }

        @Override
        public long skip(long bytes) throws IOException {
            return read(new byte[(int) Math.min(bytes, 8192)]);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
