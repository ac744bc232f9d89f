package org.wasl.stack.link;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wasl.stack.Words;

/** What one column of a file holds. Its size does not grow with the file: of many different values it counts about how many there are. */
final class ColumnReport {
    private static final int MOST_REMEMBERED = 10_000;
    private static final int EXAMPLES = 3;
    private static final int COMMON = 3;
    private static final int LONGEST_SHOWN = 24;
    /** A bit for each hash: with 4 million bits the count of a million values is right within one in a thousand. */
    private static final int BITS = 1 << 22;

    private final String field;
    private final String column;
    private final Map<String, int[]> counts = new HashMap<>();
    private final List<String> examples = new ArrayList<>();
    private BitSet hashes;
    private long rows;
    private long filled;
    private long unreadable;

    ColumnReport(String field, String column) {
        this.field = field;
        this.column = column;
    }

    /** @param readable whether the value means something in this field */
    void add(String value, boolean readable, long line) {
        rows++;
        if (value.isEmpty()) {
            return;
        }
        filled++;
        if (!readable) {
            unreadable++;
            if (examples.size() < EXAMPLES) {
                examples.add(Words.of("report-example", line, shown(value)));
            }
        }
        if (hashes != null) {
            hashes.set(place(value));
        }
        counts.computeIfAbsent(value, none -> new int[1])[0]++;
        if (counts.size() > MOST_REMEMBERED) {
            forgetTheRarest();
        }
    }

    private static int place(String value) {
        int mixed = value.hashCode() * 0x9E3779B9;
        return (mixed ^ mixed >>> 15) & BITS - 1;
    }

    private void forgetTheRarest() {
        if (hashes == null) {
            hashes = new BitSet(BITS);
            counts.keySet().forEach(value -> hashes.set(place(value)));
        }
        for (int least = 1; counts.size() > MOST_REMEMBERED / 2; least++) {
            int rarest = least;
            counts.values().removeIf(count -> count[0] <= rarest);
        }
    }

    boolean isOf(String name) {
        return field.equals(name);
    }

    boolean isExact() {
        return hashes == null;
    }

    long distinct() {
        return isExact()
                ? counts.size()
                : Math.round(-(double) BITS * Math.log1p(-(double) hashes.cardinality() / BITS));
    }

    long filled() {
        return filled;
    }

    static List<String> headings() {
        return List.of(
                Words.of("report-column"),
                Words.of("report-filled"),
                Words.of("report-unreadable"),
                Words.of("report-distinct"),
                Words.of("report-common"));
    }

    List<String> cells() {
        return List.of(
                field.equals(column) ? field : field + " = " + column,
                rows == 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", 100.0 * filled / rows),
                number(unreadable),
                (isExact() ? "" : "~") + number(distinct()),
                common());
    }

    /** Where the values stand that mean nothing in this field; empty for none. */
    String unreadableExamples() {
        return String.join("; ", examples);
    }

    private String common() {
        return String.join(
                ", ",
                counts.entrySet().stream()
                        .filter(entry -> entry.getValue()[0] > 1)
                        .sorted(Comparator.comparing((Map.Entry<String, int[]> entry) -> -entry.getValue()[0])
                                .thenComparing(Map.Entry::getKey))
                        .limit(COMMON)
                        .map(entry -> shown(entry.getKey()) + " (" + number(entry.getValue()[0]) + ")")
                        .toList());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Without signs that would move the cursor or turn the direction of the line. */
    private static String shown(String value) {
        String plain = value.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return plain.length() <= LONGEST_SHOWN ? plain : plain.substring(0, LONGEST_SHOWN - 1) + "…";
    }
}
