package org.wasl.platform.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A text taken apart into its rows, whatever it is like: a byte order mark is passed over, all three kinds of line ends end a row, a quoted cell may hold line
 * ends. A row that is too long, or whose quotation mark is never closed, is told as such, and the rows after it are read. Memory stays bounded.
 */
public final class RawRows implements AutoCloseable {
    public static final int LONGEST = 64 * 1024;
    private static final int BOM = 0xFEFF;

    private final boolean quoting;
    private final String broken;
    private final PushbackReader in;
    private long line = 1;
    private boolean begun;

    /** @param text null where the row cannot be read; {@code fault} says why */
    public record Raw(long line, String text, String fault) {}

    /** Of a text in UTF-8. */
    public RawRows(InputStream bytes, boolean quoting) {
        this(bytes, StandardCharsets.UTF_8, quoting);
    }

    /** @param quoting whether a line end within quotation marks belongs to the row */
    public RawRows(InputStream bytes, Charset encoding, boolean quoting) {
        this.quoting = quoting;
        broken = encoding.equals(StandardCharsets.UTF_8) ? "not-utf-8" : "unreadable-characters";
        // It is read sign by sign: a decoder that is asked for one at a time costs more than all the rest.
        Reader decoded = new BufferedReader(new InputStreamReader(new BufferedInputStream(bytes, 1 << 16), encoding));
        in = new PushbackReader(decoded, LONGEST + 2);
    }

    /** The next row that is not empty; null at the end. */
    public Raw next() throws IOException {
        if (!begun) {
            begun = true;
            int first = in.read();
            if (first != BOM && first >= 0) {
                in.unread(first);
            }
        }
        while (true) {
            Raw raw = read();
            if (raw == null || raw.fault() != null || !raw.text().isBlank()) {
                return raw;
            }
        }
    }

    private Raw read() throws IOException {
        long begin = line;
        StringBuilder text = new StringBuilder(256);
        boolean quoted = false;
        boolean any = false;
        for (int c = in.read(); c >= 0; c = in.read()) {
            any = true;
            boolean end = isLineEnd(c);
            if (end && !quoted) {
                return row(begin, text);
            }
            if (quoting && c == '"') {
                quoted = !quoted;
            }
            text.append(end ? '\n' : (char) c);
            if (text.length() > LONGEST) {
                return tooLong(begin, text, quoted);
            }
        }
        if (quoted) {
            return unclosed(begin, text);
        }
        return any ? row(begin, text) : null;
    }

    /** Counts the line, and takes both characters of the one that has two. */
    private boolean isLineEnd(int c) throws IOException {
        if (c == '\r') {
            int next = in.read();
            if (next != '\n' && next >= 0) {
                in.unread(next);
            }
        } else if (c != '\n') {
            return false;
        }
        line++;
        return true;
    }

    private Raw row(long begin, CharSequence text) {
        String row = text.toString();
        return row.indexOf('\uFFFD') >= 0 ? new Raw(begin, null, broken) : new Raw(begin, row, null);
    }

    private Raw tooLong(long begin, StringBuilder text, boolean quoted) throws IOException {
        if (quoted && text.indexOf("\n") >= 0) {
            return unclosed(begin, text);
        }
        for (int c = in.read(); c >= 0 && !isLineEnd(c); c = in.read()) {
            // One cell without end: what comes after it on the line is lost with it.
        }
        return new Raw(begin, null, "too-long");
    }

    /** The mark was a slip: the rows after its line are read as if it were not there. */
    private Raw unclosed(long begin, StringBuilder text) throws IOException {
        int firstEnd = text.indexOf("\n");
        if (firstEnd >= 0) {
            line = begin + 1;
            in.unread(text.substring(firstEnd + 1).toCharArray());
        }
        return new Raw(begin, null, "unclosed-quote");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
