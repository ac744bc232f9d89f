package org.wasl.referral.directory.csv;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.wasl.platform.problem.Problem;

/** Counts the document that a package becomes, as it is written. What several records name is in the package once and in the document with each. */
final class DocumentLimit extends FilterOutputStream {
    private static final long LARGEST = 1L << 30;
    private static final long LARGEST_RECORD = 16L << 20;

    private long all;
    private long record;
    private long exceeded;

    DocumentLimit(OutputStream out) {
        super(out);
    }

    void nextRecord() {
        record = 0;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int number) throws IOException {
        all += number;
        record += number;
        if (record > LARGEST_RECORD || all > LARGEST) {
            exceeded = record > LARGEST_RECORD ? LARGEST_RECORD : LARGEST;
            // No problem yet: whoever writes JSON hides all but this.
            throw new IOException("The document is too large");
        }
        out.write(bytes, from, number);
    }

    void requireNotExceeded() {
        if (exceeded > 0) {
            throw Problem.tooLarge("written-out-too-large", exceeded);
        }
    }
}
