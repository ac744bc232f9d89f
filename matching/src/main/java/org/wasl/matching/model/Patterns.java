package org.wasl.matching.model;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.wasl.matching.compare.Field;

/** How many pairs agree in which way: few ways, however many pairs. */
public final class Patterns implements Serializable {
    private static final int BITS = 4;
    private static final int MISSING = (1 << BITS) - 1;
    /** Of the fields, as many as fit into one number. */
    public static final int MOST_FIELDS = 64 / BITS;

    private final HashMap<Long, long[]> counts = new HashMap<>();
    private final int fields;

    public Patterns(List<Field> fields) {
        this.fields = fields.size();
        if (this.fields > MOST_FIELDS) {
            throw new IllegalArgumentException("At most " + MOST_FIELDS + " fields are compared");
        }
    }

    public void add(int[] levels) {
        long pattern = 0;
        for (int field = 0; field < fields; field++) {
            pattern = pattern << BITS | (levels[field] < 0 ? MISSING : levels[field]);
        }
        counts.computeIfAbsent(pattern, none -> new long[1])[0]++;
    }

    public void addAll(Patterns others) {
        others.counts.forEach(
                (pattern, count) -> counts.merge(pattern, count, (mine, theirs) -> new long[] {mine[0] + theirs[0]}));
    }

    /** Each way once, with its number, always in the same order: what is summed is the same to the last bit. The levels are overwritten by the next. */
    void forEach(BiConsumer<int[], Long> taker) {
        int[] levels = new int[fields];
        new TreeMap<>(counts).forEach((pattern, count) -> {
            long rest = pattern;
            for (int field = fields - 1; field >= 0; field--) {
                int level = (int) (rest & MISSING);
                levels[field] = level == MISSING ? Field.MISSING : level;
                rest >>>= BITS;
            }
            taker.accept(levels, count[0]);
        });
    }

    public long total() {
        return counts.values().stream().mapToLong(count -> count[0]).sum();
    }
}
