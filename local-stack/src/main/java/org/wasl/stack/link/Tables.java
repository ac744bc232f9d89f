package org.wasl.stack.link;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables in a terminal. */
final class Tables {
    private static final int WIDEST = 44;

    private Tables() {}

    /** @param numbers from which column on there are numbers, which end in one line */
    static void append(StringBuilder text, List<String> head, List<List<String>> rows, int numbers) {
        int[] widths = widths(Stream.concat(Stream.of(head), rows.stream()).toList());
        line(text, head, widths, numbers);
        rows.forEach(row -> line(text, row, widths, numbers));
    }

    static int[] widths(List<List<String>> rows) {
        return IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> Math.min(WIDEST, row.get(column).length()))
                        .max()
                        .orElse(0))
                .toArray();
    }

    static void line(StringBuilder text, List<String> cells, int[] widths, int numbers) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String gap = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            line.append("  ").append(i >= numbers ? gap + cells.get(i) : cells.get(i) + gap);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
