package org.wasl.matching.link;

import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.wasl.matching.compare.Field;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.Patterns;
import org.wasl.matching.model.Training;

/**
 * How much there is to link, and what follows from it: which pairs are learnt from, and how. The same on every engine, so that they find the same.
 *
 * @param left records
 * @param right records; as many as left where one list is searched for doubles
 * @param same whether it is one list
 */
public record Extent(int left, int right, boolean same) implements Serializable {
    private static final int MOST_STRANGERS = 1_000_000;
    private static final int STRANGERS_FOR_EACH = 200;
    private static final int STREAMS = 16;
    private static final long MOST_TO_LEARN_FROM = 20_000_000;
    /** So many pairs of one household for each record make a file one of families. */
    private static final double FAMILIES = 0.005;

    private static final double USUALLY_SHARED = 0.2;
    private static final double MOST_SHARED = 0.3;
    private static final int PLACE_BITS = 32;

    /** How many pairs there are. */
    public double pairs() {
        return Math.max(same ? left * (left - 1.0) / 2 : (double) left * right, 2);
    }

    public int records() {
        return left + (same ? 0 : right);
    }

    /** Pairs taken at random, packed: see {@link #leftOf} and {@link #rightOf}. */
    public long[] strangers() {
        if (left == 0 || right == 0) {
            return new long[0];
        }
        return IntStream.range(0, STREAMS)
                .parallel()
                .mapToObj(SplittableRandom::new)
                .flatMapToLong(this::strangers)
                .toArray();
    }

    private LongStream strangers(SplittableRandom random) {
        long[] some = new long[(int) Math.min(MOST_STRANGERS, (long) STRANGERS_FOR_EACH * records()) / STREAMS];
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

    /** The part of the pairs with a common key that is learnt from.
     *
     * @param blocked how many there are */
    public static double part(long blocked) {
        return Math.min(1, (double) MOST_TO_LEARN_FROM / Math.max(blocked, 1));
    }

    /** Whether a pair is in that part: the same whenever it is met. */
    public static boolean isIn(double part, int left, int right) {
        long mixed = (left * 0x9E3779B97F4A7C15L) ^ (right * 0xC2B2AE3D27D4EB4FL);
        mixed = (mixed ^ (mixed >>> 29)) * 0xBF58476D1CE4E5B9L;
        return (int) (mixed >>> 33) <= (long) (part * Integer.MAX_VALUE);
    }

    /** @param earlier what holds for a field of which these records say nothing; null where nothing is known */
    public Model learn(List<Field> fields, Patterns strangers, Patterns blocked, double part, Model earlier) {
        double guess = Math.max(USUALLY_SHARED * Math.min(left, right), 1) / pairs();
        return new Training(fields, strangers, blocked, part, pairs(), earlier).learn(Math.min(guess, MOST_SHARED));
    }

    /** Whether the records are of whole families. */
    public boolean isOfFamilies(Model model) {
        return model.kin() * pairs() > FAMILIES * records();
    }
}
