package org.wasl.matching.block;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.wasl.matching.person.Person;

/**
 * All pairs that share a key, each once: a pair is met under the first key that both have. A key that too many have is left out, because it says too little to
 * be worth the comparisons; the narrower ones still find the pairs.
 */
public final class Blocks {
    /** As many pairs as a block may have. */
    private static final long MOST_PAIRS = 40_000;

    private static final int INDEX_BITS = 23;
    private static final long INDEX = (1L << INDEX_BITS) - 1;
    /** More records than this are not told apart in one run. */
    public static final int MOST_RECORDS = (int) INDEX;

    private final long[][] left;
    private final long[][] right;
    private final boolean same;
    private final Set<Long> crowded = new HashSet<>();

    /** @param right null to find doubles among the left */
    public Blocks(Keys keys, List<Person> left, List<Person> right) {
        same = right == null;
        this.left = keys(keys, left);
        this.right = same ? this.left : keys(keys, right);
    }

    private static long[][] keys(Keys keys, List<Person> persons) {
        if (persons.size() > MOST_RECORDS) {
            throw new IllegalArgumentException("At most " + MOST_RECORDS + " records on a side");
        }
        long[][] all = new long[keys.size()][persons.size()];
        IntStream.range(0, persons.size()).parallel().forEach(i -> {
            for (int key = 0; key < all.length; key++) {
                all[key][i] = keys.of(key, persons.get(i));
            }
        });
        return all;
    }

    /** Takes pairs; called by several threads, each with a number of its own. */
    public interface Taker {
        void take(int thread, int left, int right);
    }

    /** How many keys were left out, because too many have them. */
    public int crowded() {
        return crowded.size();
    }

    public int keys() {
        return left.length;
    }

    public void forEach(int threads, Taker taker, DoubleConsumer progress) {
        for (int key = 0; key < left.length; key++) {
            run(key, threads, taker);
            progress.accept((key + 1.0) / left.length);
        }
    }

    private void run(int key, int threads, Taker taker) {
        long[] mine = sorted(left[key]);
        long[] theirs = same ? mine : sorted(right[key]);
        long[] starts = starts(mine, threads * 8);
        markCrowded(key, mine, theirs);
        IntStream.range(0, threads).parallel().forEach(thread -> {
            for (int part = thread; part + 1 < starts.length; part += threads) {
                meet(key, mine, theirs, (int) starts[part], (int) starts[part + 1], thread, taker);
            }
        });
    }

    /** The upper bits of the key with the place of the record: sorted, records with one key stand together. */
    private static long[] sorted(long[] keys) {
        long[] packed = new long[keys.length];
        int n = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                packed[n++] = (keys[i] & ~INDEX) | i;
            }
        }
        long[] some = Arrays.copyOf(packed, n);
        Arrays.parallelSort(some);
        return some;
    }

    /** Parts of about one size that do not part a block. */
    private static long[] starts(long[] sorted, int parts) {
        long[] starts = new long[parts + 1];
        for (int part = 1; part <= parts; part++) {
            int at = (int) ((long) sorted.length * part / parts);
            while (at > 0 && at < sorted.length && (sorted[at] & ~INDEX) == (sorted[at - 1] & ~INDEX)) {
                at++;
            }
            starts[part] = at;
        }
        return starts;
    }

    private void markCrowded(int key, long[] mine, long[] theirs) {
        int j = 0;
        for (int i = 0; i < mine.length; ) {
            int end = end(mine, i);
            long block = mine[i] & ~INDEX;
            while (j < theirs.length && lower(theirs[j] & ~INDEX, block)) {
                j++;
            }
            int far = j < theirs.length && (theirs[j] & ~INDEX) == block ? end(theirs, j) : j;
            long pairs = same ? (long) (end - i) * (end - i - 1) / 2 : (long) (end - i) * (far - j);
            if (pairs > MOST_PAIRS) {
                crowded.add(block ^ key);
            }
            i = end;
        }
    }

    private static int end(long[] sorted, int from) {
        long block = sorted[from] & ~INDEX;
        int end = from + 1;
        while (end < sorted.length && (sorted[end] & ~INDEX) == block) {
            end++;
        }
        return end;
    }

    private static boolean lower(long one, long other) {
        return one < other;
    }

    private boolean isCrowded(int key, long block) {
        return crowded.contains((block & ~INDEX) ^ key);
    }

    private void meet(int key, long[] mine, long[] theirs, int from, int to, int thread, Taker taker) {
        int j = from >= to ? 0 : firstOf(theirs, mine[from] & ~INDEX);
        for (int i = from; i < to; ) {
            int end = end(mine, i);
            long block = mine[i] & ~INDEX;
            while (j < theirs.length && lower(theirs[j] & ~INDEX, block)) {
                j++;
            }
            int far = j < theirs.length && (theirs[j] & ~INDEX) == block ? end(theirs, j) : j;
            if (far > j && !isCrowded(key, block)) {
                for (int a = i; a < end; a++) {
                    for (int b = same ? a + 1 : j; b < (same ? end : far); b++) {
                        pair(key, (int) (mine[a] & INDEX), (int) (theirs[b] & INDEX), thread, taker);
                    }
                }
            }
            i = end;
        }
    }

    private static int firstOf(long[] sorted, long block) {
        int at = Arrays.binarySearch(sorted, block);
        return at >= 0 ? at : -at - 1;
    }

    private void pair(int key, int one, int other, int thread, Taker taker) {
        if (left[key][one] != right[key][other]) {
            return; // their upper bits are the same by chance
        }
        for (int before = 0; before < key; before++) {
            long met = left[before][one];
            if (met != 0 && met == right[before][other] && !isCrowded(before, met)) {
                return;
            }
        }
        taker.take(thread, one, other);
    }
}
