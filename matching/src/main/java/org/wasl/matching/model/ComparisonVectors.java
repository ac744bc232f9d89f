package org.wasl.matching.model;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.wasl.matching.compare.Field;

/** Counts of comparison vectors: how many pairs have the same levels of agreement in all fields. There are few different ones, however many pairs. */
public final class ComparisonVectors implements Serializable {
    private static final int BITS = 4;
    private static final int MISSING = (1 << BITS) - 1;
    /** The most fields that fit into one packed number. */
    public static final int MAX_FIELDS = 64 / BITS;

    private final HashMap<Long, long[]> counts = new HashMap<>();
    private final int fields;

    public ComparisonVectors(List<Field> fields) {
        this.fields = fields.size();
        if (this.fields > MAX_FIELDS) {
            throw new IllegalArgumentException("At most " + MAX_FIELDS + " fields are compared");
        }
    }

    public void add(int[] levels) {
        long vector = 0;
        for (int field = 0; field < fields; field++) {
            vector = vector << BITS | (levels[field] < 0 ? MISSING : levels[field]);
        }
        counts.computeIfAbsent(vector, none -> new long[1])[0]++;
    }

    public void addAll(ComparisonVectors others) {
        others.counts.forEach(
                (vector, count) -> counts.merge(vector, count, (mine, theirs) -> new long[] {mine[0] + theirs[0]}));
    }

    /** Calls for each distinct vector with its count, always in the same order, so that sums are equal to the last bit. The array is reused for the next vector. */
    void forEach(BiConsumer<int[], Long> taker) {
        int[] levels = new int[fields];
        new TreeMap<>(counts).forEach((vector, count) -> {
            long rest = vector;
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
