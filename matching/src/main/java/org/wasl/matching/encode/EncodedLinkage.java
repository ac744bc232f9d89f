package org.wasl.matching.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Linkage.Progress;
import org.wasl.matching.link.Pair;

/**
 * Links two lists of encoded records. How often two persons are as alike as a pair is counted within each list, where no two records are of one person: the families and
 * namesakes of these lists with them. The probability of a pair is what is left of the pairs that are as alike after those that two persons explain (one minus the
 * local false discovery rate of Efron 2004). One to one, each record's nearest is compared with the nearest within a list. Lists with duplicates give lower
 * probabilities.
 */
public final class EncodedLinkage {
    /** In shorter lists too little is seen of how alike two persons are: a pair is for review. */
    private static final int FEWEST = 100;

    private static final int BUCKETS = 200;
    private static final int MOST_SAMPLED = 8_000;
    private static final double LEAST_TO_REVIEW = 0.05;
    /** Pairs of two persons for each record that are looked at besides the matches. */
    private static final double AFFORDED = 10;
    /** Up to this many pairs, all are compared. */
    private static final double MOST_COMPARED = 1e9;

    private static final int TABLES = 60;
    private static final int BITS_OF_A_KEY = 16;
    private static final int MOST_IN_A_BLOCK = 2_000;

    private final List<Clk> left;
    private final List<Clk> right;
    private final Progress progress;
    private final double[] expected;
    private final double least;
    private double[] probabilities = new double[BUCKETS + 1];
    private double prior;

    /** @param probabilities by how much two records are alike */
    public record Result(List<Pair> pairs, long compared, EncodedLinkage linkage) {}

    public EncodedLinkage(List<Clk> left, List<Clk> right, Progress progress) {
        this.left = left;
        this.right = right;
        this.progress = progress;
        expected = expected();
        least = least();
    }

    private static int bucket(double dice) {
        return (int) (dice * BUCKETS);
    }

    /** How many pairs of two persons are to be expected in each bucket. */
    private double[] expected() {
        long[] counts = new long[BUCKETS + 1];
        long sampled = 0;
        for (List<Clk> list : List.of(left, right)) {
            List<Clk> sample = sample(list);
            long[] some = IntStream.range(0, sample.size())
                    .parallel()
                    .mapToObj(i -> {
                        long[] mine = new long[BUCKETS + 1];
                        for (int j = i + 1; j < sample.size(); j++) {
                            mine[bucket(sample.get(i).dice(sample.get(j)))]++;
                        }
                        return mine;
                    })
                    .reduce(new long[BUCKETS + 1], EncodedLinkage::sum);
            counts = sum(counts, some);
            sampled += (long) sample.size() * (sample.size() - 1) / 2;
        }
        double scale = sampled == 0 ? 0 : pairs() / sampled;
        return Arrays.stream(counts).mapToDouble(count -> count * scale).toArray();
    }

    private static long[] sum(long[] one, long[] other) {
        long[] sum = one.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other[i];
        }
        return sum;
    }

    private static List<Clk> sample(List<Clk> list) {
        if (list.size() <= MOST_SAMPLED) {
            return list;
        }
        Random random = new Random(1);
        return random.ints(0, list.size())
                .distinct()
                .limit(MOST_SAMPLED)
                .mapToObj(list::get)
                .toList();
    }

    private double pairs() {
        return (double) left.size() * right.size();
    }

    /** Below it there are so many pairs of two persons that none can be a probable match. */
    private double least() {
        double above = 0;
        int bucket = BUCKETS;
        while (bucket > 0 && above + expected[bucket] <= AFFORDED * (left.size() + right.size())) {
            above += expected[bucket];
            bucket--;
        }
        return (bucket + 1.0) / BUCKETS;
    }

    private record Alike(int left, int right, double dice) {}

    public Result link(double threshold, boolean oneToOne) {
        long[] compared = new long[1];
        List<Alike> alike = pairs() <= MOST_COMPARED ? all(compared) : blocked(compared);
        if (oneToOne) {
            alike = oneToOne(alike);
            double[] nearest = nearest();
            learn(alike, nearest);
            // Only records without a match have another person as the nearest.
            double without = Math.max(0, 1 - prior * pairs() / Math.max(1, left.size()));
            learn(alike, Arrays.stream(nearest).map(count -> count * without).toArray());
        } else {
            learn(alike, expected);
        }
        List<Pair> pairs = alike.stream()
                .map(each -> pair(each.left(), each.right(), each.dice(), threshold))
                .filter(pair -> pair.probability() >= LEAST_TO_REVIEW)
                .sorted(Pair.BEST_FIRST)
                .toList();
        return new Result(pairs, compared[0], this);
    }

    /** Each record once, the pairs that are most alike first. */
    private static List<Alike> oneToOne(List<Alike> alike) {
        BitSet lefts = new BitSet();
        BitSet rights = new BitSet();
        List<Alike> kept = new ArrayList<>();
        alike.stream()
                .sorted(Comparator.comparingDouble(Alike::dice)
                        .reversed()
                        .thenComparingInt(Alike::left)
                        .thenComparingInt(Alike::right))
                .filter(each -> !lefts.get(each.left()) && !rights.get(each.right()))
                .forEach(each -> {
                    lefts.set(each.left());
                    rights.set(each.right());
                    kept.add(each);
                });
        return kept;
    }

    /** How many records of the left would have their nearest of the right in each bucket if none had a match there: so it is for records of the right among themselves. */
    private double[] nearest() {
        List<Integer> sample = new Random(1)
                .ints(0, Math.max(1, right.size()))
                .distinct()
                .limit(Math.min(right.size(), Math.max(500, (long) (MOST_COMPARED / Math.max(1, right.size()) / 4))))
                .boxed()
                .toList();
        double[] counts = new double[BUCKETS + 1];
        sample.parallelStream()
                .mapToInt(i -> {
                    double nearest = 0;
                    for (int j = 0; j < right.size(); j++) {
                        nearest = i == j
                                ? nearest
                                : Math.max(nearest, right.get(i).dice(right.get(j)));
                    }
                    return bucket(nearest);
                })
                .boxed()
                .toList()
                .forEach(bucket -> counts[bucket]++);
        double scale = (double) left.size() / Math.max(1, sample.size());
        return Arrays.stream(counts).map(count -> count * scale).toArray();
    }

    /** A pair that was not reported. */
    public Pair weigh(int one, int other) {
        return pair(one, other, left.get(one).dice(right.get(other)), 1);
    }

    private Pair pair(int one, int other, double dice, double threshold) {
        double probability = probabilities[bucket(dice)];
        // Within a bucket the more alike come first.
        double weight = bits(probability) - bits(prior) + dice - (double) bucket(dice) / BUCKETS;
        boolean sure = probability >= threshold && Math.min(left.size(), right.size()) >= FEWEST;
        return new Pair(one, other, weight, probability, sure ? Decision.LINK : Decision.REVIEW);
    }

    private static double bits(double probability) {
        double within = Math.min(Math.max(probability, 1e-9), 1 - 1e-9);
        return Math.log(within / (1 - within)) / Math.log(2);
    }

    private List<Alike> all(long[] compared) {
        compared[0] = (long) left.size() * right.size();
        progress.at("Comparing", 0);
        List<Alike> alike = IntStream.range(0, left.size())
                .parallel()
                .boxed()
                .flatMap(i -> IntStream.range(0, right.size())
                        .mapToObj(j -> alike(i, j))
                        .filter(each -> each != null))
                .toList();
        progress.at("Comparing", 1);
        return alike;
    }

    private Alike alike(int one, int other) {
        double dice = left.get(one).dice(right.get(other));
        return dice >= least ? new Alike(one, other, dice) : null;
    }

    /** Only pairs that agree in all bits of one of many samples of bits (locality-sensitive hashing; Durham 2012). */
    private List<Alike> blocked(long[] compared) {
        Random random = new Random(1);
        int[][] samples = new int[TABLES][];
        for (int table = 0; table < TABLES; table++) {
            samples[table] =
                    random.ints(0, Clk.BITS).distinct().limit(BITS_OF_A_KEY).toArray();
        }
        int[][] keysLeft = keys(left, samples);
        int[][] keysRight = keys(right, samples);
        List<Alike> alike = new ArrayList<>();
        LongAdder counter = new LongAdder();
        for (int table = 0; table < TABLES; table++) {
            int now = table;
            int[] places = new int[(1 << BITS_OF_A_KEY) + 1];
            int[] sorted = sorted(keysRight[table], places);
            IntStream.range(0, left.size())
                    .parallel()
                    .boxed()
                    .flatMap(i -> {
                        int key = keysLeft[now][i];
                        int from = places[key];
                        int to = places[key + 1];
                        return to - from > MOST_IN_A_BLOCK
                                ? Stream.<Alike>empty()
                                : IntStream.range(from, to)
                                        .map(at -> sorted[at])
                                        .filter(j -> isFirst(keysLeft, keysRight, now, i, j))
                                        .peek(j -> counter.increment())
                                        .mapToObj(j -> alike(i, j))
                                        .filter(each -> each != null);
                    })
                    .forEachOrdered(alike::add);
            progress.at("Comparing", (table + 1.0) / TABLES);
        }
        compared[0] = counter.sum();
        return alike;
    }

    private static int[][] keys(List<Clk> list, int[][] samples) {
        return Arrays.stream(samples)
                .parallel()
                .map(bits -> list.stream()
                        .mapToInt(clk -> {
                            int key = 0;
                            for (int bit : bits) {
                                key = key << 1 | (clk.has(bit) ? 1 : 0);
                            }
                            return key;
                        })
                        .toArray())
                .toArray(int[][]::new);
    }

    /** The records by their keys; the places say where those of each key begin. */
    private static int[] sorted(int[] keys, int[] places) {
        for (int key : keys) {
            places[key + 1]++;
        }
        for (int i = 1; i < places.length; i++) {
            places[i] += places[i - 1];
        }
        int[] next = places.clone();
        int[] sorted = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[next[keys[i]]++] = i;
        }
        return sorted;
    }

    private static boolean isFirst(int[][] keysLeft, int[][] keysRight, int table, int one, int other) {
        for (int before = 0; before < table; before++) {
            if (keysLeft[before][one] == keysRight[before][other]) {
                return false;
            }
        }
        return true;
    }

    /** The more alike, the more probable: pools neighbours that are not in this order (Ayer et al. 1955). */
    private void learn(List<Alike> alike, double[] expected) {
        double[] found = new double[BUCKETS + 1];
        alike.forEach(each -> found[bucket(each.dice())]++);
        int from = bucket(least);
        double[] sums = new double[BUCKETS + 2];
        double[] sizes = new double[BUCKETS + 2];
        int[] ends = new int[BUCKETS + 2];
        int pools = 0;
        for (int bucket = from; bucket <= BUCKETS; bucket++) {
            // Half a pair of two persons is always possible.
            sums[pools] = Math.max(0, found[bucket] - expected[bucket] - (found[bucket] > 0 ? 0.5 : 0));
            sizes[pools] = Math.max(found[bucket], 1e-6);
            ends[pools] = bucket;
            pools++;
            while (pools > 1 && sums[pools - 2] / sizes[pools - 2] >= sums[pools - 1] / sizes[pools - 1]) {
                sums[pools - 2] += sums[pools - 1];
                sizes[pools - 2] += sizes[pools - 1];
                ends[pools - 2] = ends[pools - 1];
                pools--;
            }
        }
        probabilities = new double[BUCKETS + 1];
        double matches = 0;
        int bucket = from;
        for (int pool = 0; pool < pools; pool++) {
            for (; bucket <= ends[pool]; bucket++) {
                probabilities[bucket] = Math.min(1, sums[pool] / sizes[pool]);
                matches += probabilities[bucket] * found[bucket];
            }
        }
        prior = matches / Math.max(1, pairs());
    }
}
