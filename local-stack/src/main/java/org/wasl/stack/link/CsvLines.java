package org.wasl.stack.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongConsumer;

/**
 * The lines of a CSV file, with those emptied whose quote is never closed: a parser would take all that follows for one cell. A cell may go over several lines. It is
 * broken where it goes to the end of the file, where text follows its closing quote, or where it would hold a line with the separators of a whole row.
 */
final class CsvLines extends Reader {
    private static final int MOST_LINES_IN_A_CELL = 200;
    private static final String SEPARATORS = ",;\t|";
    /** With fewer columns a line with the separators of a row may well be text. */
    private static final int FEWEST_COLUMNS = 3;

    private final BufferedReader in;
    private final LongConsumer broken;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final char separator;
    private final int columns;
    private String current;
    private int at;
    private long number;
    /** Lines of a cell that were looked at already and are good. */
    private int good;

    /** @param broken told of the number of each line that was emptied */
    CsvLines(Reader in, LongConsumer broken) throws IOException {
        this.in = new BufferedReader(in, 1 << 16);
        this.broken = broken;
        String header = this.in.readLine();
        String first = header == null ? "" : header.startsWith("\uFEFF") ? header.substring(1) : header;
        separator = separatorOf(first);
        Scan scan = new Scan();
        scan.line(first, false);
        columns = scan.outside + 1;
        if (header != null) {
            ahead.add(first);
        }
    }

    /** That which stands most often in the header. */
    char separator() {
        return separator;
    }

    private static char separatorOf(String header) {
        char best = ',';
        for (char each : SEPARATORS.toCharArray()) {
            if (count(header, each) > count(header, best)) {
                best = each;
            }
        }
        return best;
    }

    private static long count(String text, char sought) {
        return text.chars().filter(c -> c == sought).count();
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
        int read = 0;
        while (read < most) {
            if (current == null || at == current.length()) {
                String line = next();
                if (line == null) {
                    break;
                }
                current = line + "\n";
                at = 0;
            }
            int length = Math.min(most - read, current.length() - at);
            current.getChars(at, at + length, into, from + read);
            at += length;
            read += length;
        }
        return read == 0 && most > 0 ? -1 : read;
    }

    private String next() throws IOException {
        String line = ahead.isEmpty() ? in.readLine() : ahead.poll();
        if (line == null) {
            return null;
        }
        number++;
        if (good > 0) {
            good--;
            return line;
        }
        if (line.indexOf('"') < 0) {
            return line;
        }
        Scan scan = new Scan();
        scan.line(line, false);
        if (!scan.open) {
            return line;
        }
        good = rest(scan);
        if (good > 0) {
            return line;
        }
        broken.accept(number);
        return "";
    }

    /** How many lines more the row has whose quote is open; 0 where the quote is never closed. */
    private int rest(Scan scan) throws IOException {
        Iterator<String> read = ahead.iterator();
        Deque<String> more = new ArrayDeque<>();
        int lines = 0;
        boolean closed = false;
        while (!closed && lines < MOST_LINES_IN_A_CELL) {
            String line = read.hasNext() ? read.next() : in.readLine();
            if (line == null) {
                break;
            }
            if (lines >= ahead.size()) {
                more.add(line);
            }
            lines++;
            scan.line(line, true);
            if (scan.extra || columns >= FEWEST_COLUMNS && scan.inside >= columns - 1) {
                break;
            }
            closed = !scan.open;
        }
        ahead.addAll(more);
        return closed ? lines : 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** What one line has. */
    private final class Scan {
        private boolean open;
        private boolean extra;
        private int inside;
        private int outside;

        void line(String line, boolean fromWithin) {
            open = fromWithin;
            extra = false;
            inside = 0;
            outside = 0;
            boolean begins = !fromWithin;
            boolean closed = false;
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (open) {
                    if (c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                        i++;
                    } else if (c == '"') {
                        open = false;
                        closed = true;
                    } else if (c == separator) {
                        inside++;
                    }
                } else if (c == separator) {
                    outside++;
                    begins = true;
                    closed = false;
                    continue;
                } else if ((begins || closed) && c == '"') {
                    open = true; // after a closing quote another opens again, as the parser has it
                } else if (closed && !Character.isWhitespace(c)) {
                    extra = true;
                }
                begins = false;
            }
        }
    }
}
