package org.wasl.platform.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The text of a CSV file that is written for people and programs alike: UTF-8, with the mark by which spreadsheets know it unless the reader wants none. */
public final class CsvText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvText() {}

    /** @param mark whether it begins with a byte order mark: without one, Excel shows Arabic as other letters */
    public static Writer to(OutputStream out, boolean mark) {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        if (mark) {
            try {
                text.write(BYTE_ORDER_MARK);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text;
    }
}
