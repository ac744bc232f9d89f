package org.wasl.matching.link;

import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.wasl.matching.compare.Field;
import org.wasl.matching.model.ComparisonVectors;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.TermFrequencies;
import org.wasl.matching.model.Training;

/**
 * The number of records to link, and what follows from it: which pairs are sampled for the training. Equal on every engine, so that all find the same pairs.
 *
 * @param left the number of records on the left
 * @param right the number on the right; equal to the left where one list is deduplicated
 * @param same whether it is one list
 */
public record LinkageSize(int left, int right, boolean same) implements Serializable {
    private static final int MOST_NON_MATCHES = 1_000_000;
    private static final int NON_MATCHES_PER_RECORD = 200;
    private static final int STREAMS = 16;
    /** With 4 of 6.5 million candidate pairs 30,498 pairs were found, with all of them 30,499 (60,000 with 60,000 invented records). */
    private static final long MOST_TO_LEARN_FROM = 4_000_000;
    /** From this many pairs of one household for each record, a file is one of whole households. */
    private static final double HOUSEHOLDS = 0.005;

    /** Of one list: pairs of one person for each record. */
    private static final double MOST_DUPLICATES = 5;

    private static final double USUALLY_SHARED = 0.2;
    private static final double MOST_SHARED = 0.3;
    /** How many records are in one list only, at least. */
    private static final double FEWEST_ALONE = 0.1;

    private static final int PLACE_BITS = 32;

    /** How many pairs there are. */
    public double pairs() {
        return Math.max(same ? left * (left - 1.0) / 2 : (double) left * right, 2);
    }

    public int records() {
        return left + (same ? 0 : right);
    }

    /** Pairs taken at random, packed: see {@link #leftOf} and {@link #rightOf}. */
    public long[] nonMatches() {
        if (left == 0 || right == 0) {
            return new long[0];
        }
        return IntStream.range(0, STREAMS)
                .parallel()
                .mapToObj(SplittableRandom::new)
                .flatMapToLong(this::nonMatches)
                .toArray();
    }

    private LongStream nonMatches(SplittableRandom random) {
        long[] some = new long[(int) Math.min(MOST_NON_MATCHES, (long) NON_MATCHES_PER_RECORD * records()) / STREAMS];
        for (int i = 0; i < some.length; i++) {
            some[i] = (long) random.nextInt(left) << PLACE_BITS | random.nextInt(right);
        }
        return LongStream.of(some).filter(pair -> !same || leftOf(pair) != rightOf(pair));
    }

    public static int leftOf(long pair) {
        return (int) (pair >>> PLACE_BITS);
    }

    public static int rightOf(long pair) {
        return (int) pair;
    }

    /** The share of the blocked pairs that the training uses.
     *
     * @param blocked how many there are */
    public static double part(long blocked) {
        return Math.min(1, (double) MOST_TO_LEARN_FROM / Math.max(blocked, 1));
    }

    /** Whether a pair is in that sample: always the same answer for the same pair. */
    public static boolean isSampled(double part, int left, int right) {
        long mixed = (left * 0x9E3779B97F4A7C15L) ^ (right * 0xC2B2AE3D27D4EB4FL);
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed >>> 33) <= (long) (part * Integer.MAX_VALUE);
    }

    /**
     * @param earlier the model whose values are kept for fields that these records do not fill; null where there is none
     * @param frequencies of the records
     * @param oneToOne whether each record is in one pair at most
     */
    public Training training(
            List<Field> fields,
            ComparisonVectors nonMatches,
            ComparisonVectors blocked,
            double part,
            Model earlier,
            TermFrequencies frequencies,
            boolean oneToOne) {
        double usual = Math.min(Math.max(USUALLY_SHARED * Math.min(left, right), 1), MOST_SHARED * pairs());
        Training.Limits limits =
                new Training.Limits(pairs(), mostMatches(oneToOne), usual, records(), frequencies.areNamesKnown());
        return new Training(fields, nonMatches, blocked, part, limits, earlier);
    }

    /** The most pairs that can be of one person. */
    private double mostMatches(boolean oneToOne) {
        if (same) {
            return MOST_DUPLICATES * left;
        }
        return oneToOne ? Math.min(left, right) : Math.max(left, right);
    }

    /**
     * One to one, two records that are of one person have no other match, and two that are not may each have one. A pair is weighed against what both would be without
     * it: records that are in one list only.
     */
    public Model ofOneToOne(Model model) {
        double matches = model.prior() * pairs();
        return model.withPrior(Math.min(MOST_SHARED, model.prior() / alone(matches / left) / alone(matches / right)));
    }

    private static double alone(double shared) {
        return Math.max(1 - shared, FEWEST_ALONE);
    }

    /**
     * Whether two given names that do not sound equal are two persons until somebody says otherwise: where whole households are listed, and wherever names are known, for
     * a few twins are enough to be taken for one person.
     */
    public boolean areOtherNamesOtherPersons(Model model, TermFrequencies frequencies) {
        return frequencies.areNamesKnown()
                || (model.sameHousehold() + model.twins()) * pairs() > HOUSEHOLDS * records();
    }
}
