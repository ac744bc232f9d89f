package org.wasl.matching.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.link.Decision;
import org.wasl.matching.link.Linkage;
import org.wasl.matching.link.Pair;
import org.wasl.matching.person.Person;

/** A linkage held against the truth. */
public final class Evaluation {
    /** Pairs below it are not reported by a linkage: with it as threshold, every pair that is reported is linked unless something else speaks against it. */
    public static final double LEAST_THRESHOLD = 0.05;

    private static final int STEPS = 20;
    private static final double[] HIGHEST_THRESHOLDS = {0.99, 0.999};
    private static final int TENTHS = 10;

    private final List<Pair> pairs;
    private final Truth truth;
    private final double threshold;
    private final List<Missed> missed = new ArrayList<>();

    /** Why a match is not linked. */
    public enum Loss {
        /** The pair has a probability below the threshold, or something speaks against it: somebody looks at it. */
        REVIEW,
        /** The records were compared or would have been, and say too little. */
        WEIGHED_TOO_LOW,
        /** One to one: one of the records is in another pair. */
        OTHER_PAIR,
        /** The records share no blocking key, or only those of blocks that are too large. */
        BLOCKING
    }

    /** A match that is not linked. */
    public record Missed(Pair pair, Loss loss) {}

    private Evaluation(List<Pair> pairs, Truth truth, double threshold) {
        this.pairs = pairs;
        this.truth = truth;
        this.threshold = threshold;
    }

    /** Weighs a pair that a linkage has not reported. */
    public interface Weigher {
        Pair weigh(int left, int right);
    }

    /**
     * @param result of a linkage with {@link #LEAST_THRESHOLD}
     * @param right the left list again where there is one
     * @param threshold the one to be judged
     */
    public static Evaluation of(
            Linkage.Result result,
            Truth truth,
            List<Person> left,
            List<Person> right,
            boolean oneToOne,
            double threshold) {
        Comparison comparison = result.scorer().comparison();
        return of(
                result.pairs(),
                truth,
                (l, r) -> result.scorer().weigh(comparison, left.get(l), right.get(r)),
                oneToOne,
                threshold);
    }

    /** @param all the pairs of a linkage with {@link #LEAST_THRESHOLD} */
    public static Evaluation of(List<Pair> all, Truth truth, Weigher weigher, boolean oneToOne, double threshold) {
        Evaluation evaluation = new Evaluation(
                all.stream()
                        .filter(pair -> truth.knows(pair.left(), pair.right()))
                        .toList(),
                truth,
                threshold);
        evaluation.findMissed(all, weigher, oneToOne);
        return evaluation;
    }

    private void findMissed(List<Pair> all, Weigher weigher, boolean oneToOne) {
        Set<Long> seen = new HashSet<>();
        Set<Integer> lefts = new HashSet<>();
        Set<Integer> rights = new HashSet<>();
        for (Pair pair : all) {
            lefts.add(pair.left());
            rights.add(pair.right());
            if (truth.isMatch(pair.left(), pair.right())) {
                seen.add((long) pair.left() << 32 | pair.right());
                seen.add((long) pair.right() << 32 | pair.left());
                if (!isLinked(pair, threshold)) {
                    missed.add(new Missed(pair, Loss.REVIEW));
                }
            }
        }
        for (long match : truth.matches()) {
            if (!seen.contains(match)) {
                int l = Truth.leftOf(match);
                int r = Truth.rightOf(match);
                Pair weighed = weigher.weigh(l, r);
                Pair pair = new Pair(l, r, weighed.weight(), weighed.probability(), Decision.REVIEW);
                boolean taken = oneToOne && (lefts.contains(l) || rights.contains(r));
                missed.add(new Missed(
                        pair,
                        pair.probability() < LEAST_THRESHOLD
                                ? Loss.WEIGHED_TOO_LOW
                                : taken ? Loss.OTHER_PAIR : Loss.BLOCKING));
            }
        }
        missed.sort(Comparator.comparing(Missed::pair, Pair.BEST_FIRST.reversed()));
    }

    private static boolean isLinked(Pair pair, double threshold) {
        return pair.decision() == Decision.LINK && pair.probability() >= threshold;
    }

    /** At the threshold that is judged. */
    public Quality quality() {
        return quality(threshold);
    }

    public Quality quality(double from) {
        long right = 0;
        long wrong = 0;
        for (Pair pair : pairs) {
            if (isLinked(pair, from)) {
                if (truth.isMatch(pair.left(), pair.right())) {
                    right++;
                } else {
                    wrong++;
                }
            }
        }
        return new Quality(from, right, wrong, truth.size() - right);
    }

    /** By threshold, from the lowest. */
    public List<Quality> curve() {
        Stream<Double> steps = Stream.iterate(1, i -> i < STEPS, i -> i + 1).map(i -> (double) i / STEPS);
        return Stream.concat(steps, Stream.of(HIGHEST_THRESHOLDS[0], HIGHEST_THRESHOLDS[1]))
                .map(this::quality)
                .toList();
    }

    /** The lowest threshold at which the links have this precision or more; NaN where there is none. Every probability that a pair has is tried. */
    public double thresholdFor(double precision) {
        List<Pair> links = pairs.stream()
                .filter(pair -> pair.decision() == Decision.LINK)
                .sorted(Comparator.comparingDouble(Pair::probability).reversed())
                .toList();
        double found = Double.NaN;
        long right = 0;
        for (int i = 0; i < links.size(); i++) {
            right += truth.isMatch(links.get(i).left(), links.get(i).right()) ? 1 : 0;
            boolean last = i + 1 == links.size()
                    || links.get(i + 1).probability() < links.get(i).probability();
            if (last && right >= precision * (i + 1)) {
                found = links.get(i).probability();
            }
        }
        return found;
    }

    /** In tenths of the probability. Pairs below {@link #LEAST_THRESHOLD} are in none. */
    public List<ReliabilityBin> reliability() {
        long[] counts = new long[TENTHS];
        long[] matches = new long[TENTHS];
        double[] sums = new double[TENTHS];
        for (Pair pair : pairs) {
            int tenth = Math.min(TENTHS - 1, (int) (pair.probability() * TENTHS));
            counts[tenth]++;
            sums[tenth] += pair.probability();
            matches[tenth] += truth.isMatch(pair.left(), pair.right()) ? 1 : 0;
        }
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int i = 0; i < TENTHS; i++) {
            bins.add(new ReliabilityBin(
                    (double) i / TENTHS,
                    (i + 1.0) / TENTHS,
                    counts[i],
                    matches[i],
                    counts[i] == 0 ? Double.NaN : sums[i] / counts[i]));
        }
        return bins;
    }

    public long lost(Loss loss) {
        return missed.stream().filter(each -> each.loss() == loss).count();
    }

    /** The share of matches that are candidate pairs, as far as their weight tells. */
    public double pairsCompleteness() {
        return truth.size() == 0 ? 1 : 1 - (double) lost(Loss.BLOCKING) / truth.size();
    }

    /** Matches that are not linked, the least probable first. */
    public List<Missed> worstMissed(int most) {
        return missed.stream().limit(most).toList();
    }

    /** Non-matches that are linked, the most probable first. */
    public List<Pair> worstLinked(int most) {
        return pairs.stream()
                .filter(pair -> isLinked(pair, threshold) && !truth.isMatch(pair.left(), pair.right()))
                .sorted(Pair.BEST_FIRST)
                .limit(most)
                .toList();
    }

    public int matches() {
        return truth.size();
    }
}
