package org.wasl.matching.block;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.wasl.matching.person.Person;

/**
 * The candidate pairs of one or two lists: all pairs that share a blocking key, each once, under the first key that both have. Keys with too many records are left
 * out, because they say little and cost many comparisons; narrower keys still find the pairs. The limit follows from the number of comparisons that can be afforded.
 */
public final class BlockingIndex {
    /** The limits of pairs in a block that are tried, the largest first. */
    public static final List<Long> MOST_PAIRS = List.of(40_000L, 20_000L, 10_000L, 5_000L, 2_500L, 1_000L, 400L, 100L);
    /** Comparisons for each record that can be afforded. */
    private static final long AFFORDED = 200;

    private static final int INDEX_BITS = 23;
    private static final long INDEX = (1L << INDEX_BITS) - 1;
    /** The most records on a side. */
    public static final int MOST_RECORDS = (int) INDEX;

    private final BlockingKeys rules;
    private final int keys;
    private final BitSet leftNames;
    private final BitSet rightNames;
    private final long[] left;
    private final long[] right;
    private final boolean same;
    private final Set<Long> oversized = new HashSet<>();
    private final long pairs;

    /** @param right null to find duplicates in the left */
    public BlockingIndex(BlockingKeys keys, List<Person> left, List<Person> right) {
        rules = keys;
        this.keys = keys.size();
        same = right == null;
        this.left = keys(keys, left);
        this.right = same ? this.left : keys(keys, right);
        leftNames = namesOnly(left);
        rightNames = same ? leftNames : namesOnly(right);
        pairs = leaveOutOversized(left.size() + (same ? 0L : right.size()));
    }

    private static BitSet namesOnly(List<Person> persons) {
        BitSet names = new BitSet();
        for (int i = 0; i < persons.size(); i++) {
            names.set(i, persons.get(i).hasNameOnly());
        }
        return names;
    }

    /** The keys of one record are stored next to each other: they are read together. */
    private static long[] keys(BlockingKeys keys, List<Person> persons) {
        if (persons.size() > MOST_RECORDS) {
            throw new IllegalArgumentException("At most " + MOST_RECORDS + " records on a side");
        }
        long[] all = new long[Math.multiplyExact(keys.size(), persons.size())];
        IntStream.range(0, persons.size()).parallel().forEach(i -> {
            for (int key = 0; key < keys.size(); key++) {
                all[i * keys.size() + key] = keys.of(key, persons.get(i));
            }
        });
        return all;
    }

    /** @return how many pairs share a key; one that shares several counts for each */
    private long leaveOutOversized(long records) {
        long[] sums = new long[MOST_PAIRS.size()];
        for (int key = 0; key < keys; key++) {
            eachBlock(key, (block, some) -> add(sums, some));
        }
        int chosen = affordable(sums, records);
        long most = MOST_PAIRS.get(chosen);
        for (int key = 0; key < keys; key++) {
            int kind = key;
            eachBlock(key, (block, some) -> {
                if (some > most) {
                    oversized.add(of(kind, block));
                }
            });
        }
        return sums[chosen];
    }

    /** Counts the pairs of a block for each limit that it is within. */
    public static void add(long[] sums, long some) {
        for (int i = 0; i < sums.length && some <= MOST_PAIRS.get(i); i++) {
            sums[i] += some;
        }
    }

    /** @param sums the pairs in blocks of at most so many, for each of {@link #MOST_PAIRS}
     * @return the place of the first that can be afforded */
    public static int affordable(long[] sums, long records) {
        int chosen = 0;
        while (chosen < sums.length - 1 && sums[chosen] > AFFORDED * records) {
            chosen++;
        }
        return chosen;
    }

    /** The block of a record by one of its keys; 0 where it has no such key. */
    public static long of(int key, long value) {
        return value == 0 ? 0 : block(value) ^ key;
    }

    /** How many pairs records make with each other. */
    public static long pairs(boolean same, long here, long there) {
        return same ? here * (here - 1) / 2 : here * there;
    }

    /** Receives pairs; called by several threads, each with its own number. */
    public interface Taker {
        void take(int thread, int left, int right);
    }

    /** Selects pairs by their positions, before they are looked up. */
    public interface PairFilter {
        boolean accepts(int left, int right);
    }

    /** The number of blocks that were left out because they are too large. */
    public int oversized() {
        return oversized.size();
    }

    /** The upper bound of the number of pairs. */
    public long pairs() {
        return pairs;
    }

    public void forEach(int threads, PairFilter filter, Taker taker, DoubleConsumer progress) {
        for (int key = 0; key < keys; key++) {
            run(key, threads, filter, taker);
            progress.accept((key + 1.0) / keys);
        }
    }

    private void run(int key, int threads, PairFilter filter, Taker taker) {
        long[] mine = sorted(left, key);
        long[] theirs = same ? mine : sorted(right, key);
        int[] starts = starts(mine, threads * 16);
        IntStream.range(0, threads).parallel().forEach(thread -> {
            for (int part = thread; part + 1 < starts.length; part += threads) {
                meet(key, mine, theirs, starts[part], starts[part + 1], thread, filter, taker);
            }
        });
    }

    /** The upper bits of the key with the place of the record: sorted, records with one key stand together. */
    private long[] sorted(long[] of, int key) {
        long[] packed = new long[of.length / keys];
        int n = 0;
        for (int i = 0; i < packed.length; i++) {
            long value = of[i * keys + key];
            if (value != 0) {
                packed[n++] = (value & ~INDEX) | i;
            }
        }
        long[] some = Arrays.copyOf(packed, n);
        Arrays.parallelSort(some);
        return some;
    }

    /** The boundaries of parts of about equal size that do not divide a block. */
    private static int[] starts(long[] sorted, int parts) {
        int[] starts = new int[parts + 1];
        for (int part = 1; part <= parts; part++) {
            int at = (int) ((long) sorted.length * part / parts);
            while (at > 0 && at < sorted.length && block(sorted[at]) == block(sorted[at - 1])) {
                at++;
            }
            starts[part] = at;
        }
        return starts;
    }

    private static long block(long packed) {
        return packed & ~INDEX;
    }

    private static int end(long[] sorted, int from) {
        int end = from + 1;
        while (end < sorted.length && block(sorted[end]) == block(sorted[from])) {
            end++;
        }
        return end;
    }

    private interface Sizes {
        void take(long block, long pairs);
    }

    private static int count(BitSet names, long[] sorted, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += names.get((int) (sorted[i] & INDEX)) ? 1 : 0;
        }
        return count;
    }

    private void eachBlock(int key, Sizes sizes) {
        long[] mine = sorted(left, key);
        long[] theirs = same ? mine : sorted(right, key);
        int j = 0;
        for (int i = 0; i < mine.length; ) {
            int end = end(mine, i);
            while (j < theirs.length && block(theirs[j]) < block(mine[i])) {
                j++;
            }
            boolean met = j < theirs.length && block(theirs[j]) == block(mine[i]);
            int far = met ? end(theirs, j) : j;
            long some = pairs(same, end - i, far - j);
            if (rules.isOfNames(key)) {
                some -= pairs(
                        same, end - i - count(leftNames, mine, i, end), far - j - count(rightNames, theirs, j, far));
            }
            sizes.take(block(mine[i]), some);
            i = end;
        }
    }

    private boolean isOversized(int key, long value) {
        return oversized.contains(of(key, value));
    }

    private void meet(
            int key, long[] mine, long[] theirs, int from, int to, int thread, PairFilter filter, Taker taker) {
        int j = from >= to ? 0 : firstOf(theirs, block(mine[from]));
        for (int i = from; i < to; ) {
            int end = end(mine, i);
            while (j < theirs.length && block(theirs[j]) < block(mine[i])) {
                j++;
            }
            boolean met = j < theirs.length && block(theirs[j]) == block(mine[i]);
            if (met && !isOversized(key, mine[i])) {
                int far = same ? end : end(theirs, j);
                for (int a = i; a < end; a++) {
                    for (int b = same ? a + 1 : j; b < far; b++) {
                        pair(key, (int) (mine[a] & INDEX), (int) (theirs[b] & INDEX), thread, filter, taker);
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

    private void pair(int key, int one, int other, int thread, PairFilter filter, Taker taker) {
        if (!filter.accepts(one, other) || rules.isOfNames(key) && !leftNames.get(one) && !rightNames.get(other)) {
            return;
        }
        int mine = one * keys;
        int theirs = other * keys;
        if (left[mine + key] != right[theirs + key]) {
            return; // their upper bits are the same by chance
        }
        for (int before = 0; before < key; before++) {
            long met = left[mine + before];
            if (met != 0 && met == right[theirs + before] && !isOversized(before, met)) {
                return;
            }
        }
        taker.take(thread, one, other);
    }
}
