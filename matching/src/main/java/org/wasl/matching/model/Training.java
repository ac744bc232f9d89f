package org.wasl.matching.model;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.compare.NumberSimilarity;
import org.wasl.matching.name.WordSimilarity;

/**
 * Estimates a model from records without labels. How often non-matches agree is counted among random pairs. How often matches and persons of one household agree,
 * and how many pairs there are of each, is estimated by expectation maximisation on the blocked pairs. Prior counts keep the estimate near the prior where the data
 * say little.
 */
public final class Training {
    private static final int TIMES = 3;
    private static final int MOST_ROUNDS = 200;
    private static final double CONVERGED = 1e-7;
    /** Of all other parameters: a hundredth of a bit at a share of one in a hundred. */
    private static final double SETTLED = 1e-4;
    /** The number of pairs that the prior counts for. */
    private static final double PRIOR_COUNTS = 20;
    /** A person has one national number: more evidence is needed to say otherwise. */
    private static final double PRIOR_NUMBER_COUNTS = 200;
    /** Twins for each pair of a household, and rows in which the birth date of the row before was copied. */
    private static final double TWINS = 0.02;

    /** A record has seldom more than one twin. */
    private static final double MOST_TWINS = 0.5;
    /**
     * Records of one person with given names that are two names, or hardly one: without a bound, twins teach that this is usual. In invented lists with a slip in four
     * words of a hundred it is 0.0074 of the true pairs.
     */
    private static final double OTHER_NAME = 0.0075;

    private static final double FAINT_NAME = 0.03;
    /** Names of brothers and sisters are more alike than those of others: at least so many sound similar, or faintly so. */
    private static final double SIMILAR_IN_HOUSEHOLD = 0.01;

    private static final double FAINT_IN_HOUSEHOLD = 0.05;
    /** Where the names are known, slips are told from names: of invented twins, of whom 40 in 100 have names alike, fewer than 0.0005 sound similar. */
    private static final double SIMILAR_OF_KNOWN = 0.001;

    private static final double FAINT_OF_KNOWN = 0.005;
    /** Numbers of a household that were given out one after the other. */
    private static final double NEXT_NUMBER = 0.05;

    private static final double SMALLEST = 1e-9;
    /** Fewer fields than this say nothing of what matches are like: any division of the pairs explains them. The sex follows from the name. */
    private static final int FEWEST_FIELDS = 3;

    /** A field counts from this share of the pairs on. */
    private static final double FILLED = 0.1;

    private static final int FEWEST_RECORDS = 100;
    private static final double MOST_OF_HOUSEHOLD = 10;
    /** With fewer pairs that have a field, nothing is estimated for it. */
    private static final double FEW = 1_000;

    private final List<Field> fields;
    private final ComparisonVectors nonMatches;
    private final ComparisonVectors blocked;
    private final double part;
    private final Limits limits;
    private final Model earlier;
    private final boolean teaches;

    /**
     * What is known of the records before.
     *
     * @param pairs the number of all pairs; those that share no key count as non-matches
     * @param matches how many of them can be matches at most
     * @param usualMatches how many are usual: the estimate begins with it
     * @param records how many records there are
     * @param namesAreKnown whether most given names are known: then two that do not sound equal are hardly ever of one person, and twins are told from slips
     */
    public record Limits(double pairs, double matches, double usualMatches, int records, boolean namesAreKnown) {}

    /**
     * @param nonMatches vectors of pairs taken at random
     * @param blocked vectors of the pairs that share a blocking key, or of a sample of them
     * @param part the share of them that was sampled, 0 to 1
     * @param earlier the model whose values are kept for fields that these records do not fill; null where there is none
     */
    public Training(
            List<Field> fields,
            ComparisonVectors nonMatches,
            ComparisonVectors blocked,
            double part,
            Limits limits,
            Model earlier) {
        this.fields = fields;
        this.nonMatches = nonMatches;
        this.blocked = blocked;
        this.part = part;
        this.limits = limits;
        this.earlier = earlier;
        teaches = limits.records() >= FEWEST_RECORDS && fieldsThatTell() >= FEWEST_FIELDS;
    }

    private long fieldsThatTell() {
        double[] filled = filled();
        return IntStream.range(0, filled.length)
                .filter(field -> field != Comparison.SEX && filled[field] > FILLED * nonMatches.total())
                .count();
    }

    /** How many of the random pairs have each field. */
    private double[] filled() {
        double[] filled = new double[fields.size()];
        nonMatches.forEach((levels, count) -> {
            for (int field = 0; field < levels.length; field++) {
                filled[field] += levels[field] == Field.MISSING ? 0 : count;
            }
        });
        return filled;
    }

    /** The probabilities that hold where the records teach nothing. */
    private double[][] usual() {
        return earlier != null
                ? Stream.of(earlier.m()).map(double[]::clone).toArray(double[][]::new)
                : fields.stream().map(field -> field.prior().clone()).toArray(double[][]::new);
    }

    /** Whether the records say what matches are like; else the usual probabilities stay, and only the number of matches is estimated. */
    public boolean teaches() {
        return teaches;
    }

    public Model learn() {
        double prior = limits.usualMatches() / limits.pairs();
        double[][] priorLevels = usual();
        double[][] u = ofNonMatches(null);
        Model model = new Model(
                fields, priorLevels, ofHousehold(priorLevels, priorLevels, u), u, prior, prior, TWINS * prior);
        for (int time = 0; time < TIMES; time++) {
            model = converged(model);
            // In a small file many of the random pairs are matches: they are taken out of the non-matches.
            double[][] fewer = ofNonMatches(model);
            model = new Model(
                    fields,
                    model.m(),
                    ofHousehold(model.h(), model.m(), fewer),
                    fewer,
                    model.prior(),
                    model.sameHousehold(),
                    model.twins());
        }
        return withEarlier(converged(model));
    }

    /** Of a field that few pairs have, or that teaches the opposite of what it means, the values of before are kept. */
    private Model withEarlier(Model learned) {
        if (earlier == null) {
            return learned;
        }
        double[] seen = filled();
        for (int field = 0; field < seen.length; field++) {
            if (seen[field] < FEW || !learned.agreementSpeaksForMatch(field)) {
                learned.m()[field] = earlier.m()[field].clone();
                learned.h()[field] = earlier.h()[field].clone();
                learned.u()[field] = earlier.u()[field].clone();
            }
        }
        return learned;
    }

    /** @param known weighs each pair by the probability that it is a non-match; null to weigh all alike */
    private double[][] ofNonMatches(Model known) {
        double[][] u = empty();
        PairProbabilities pair = known == null ? null : new PairProbabilities(known);
        nonMatches.forEach((levels, count) -> {
            double two = count;
            if (pair != null) {
                pair.weigh(levels);
                two *= 1 - pair.match - pair.sameHousehold - pair.twins;
            }
            add(u, levels, two);
        });
        for (double[] share : u) {
            becomeShares(share, 0.5);
        }
        return u;
    }

    /**
     * What a household does not share agrees as often as among non-matches, but for names and numbers that follow each other. What it shares does not agree more often
     * than in two records of one person: both are written with the same faults.
     */
    private double[][] ofHousehold(double[][] shared, double[][] m, double[][] u) {
        double[][] h = empty();
        for (int field = 0; field < h.length; field++) {
            h[field] = (fields.get(field).shared() ? shared : u)[field].clone();
            if (fields.get(field).shared()) {
                atLeast(h[field], 0, m[field][0]);
            }
        }
        double[] given = h[Comparison.GIVEN];
        boolean known = limits.namesAreKnown();
        double faint = known ? FAINT_OF_KNOWN : FAINT_IN_HOUSEHOLD;
        atLeast(given, WordSimilarity.SIMILAR, known ? SIMILAR_OF_KNOWN : SIMILAR_IN_HOUSEHOLD);
        atLeast(given, WordSimilarity.FAINT, Math.max(faint, m[Comparison.GIVEN][WordSimilarity.FAINT]));
        atLeast(h[Comparison.NATIONAL_ID], NumberSimilarity.MISTYPED, NEXT_NUMBER);
        return h;
    }

    /** Bounds the lowest levels; what is taken off goes to the levels above, in proportion. */
    private static void atMost(double[] shares, double... most) {
        double bounded = 0;
        double rest = 0;
        for (int level = 0; level < shares.length; level++) {
            if (level < most.length) {
                shares[level] = Math.min(shares[level], most[level]);
                bounded += shares[level];
            } else {
                rest += shares[level];
            }
        }
        for (int level = most.length; level < shares.length; level++) {
            shares[level] *= (1 - bounded) / rest;
        }
    }

    private static void atLeast(double[] shares, int level, double least) {
        shares[level] = Math.max(shares[level], least);
        becomeShares(shares, 0);
    }

    private Model converged(Model first) {
        Model model = first;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Model next = step(model);
            boolean settled = isSettled(model, next);
            model = next;
            if (settled) {
                break;
            }
        }
        return model;
    }

    /** The number of matches alone may stand at its bound while all else still moves. */
    private static boolean isSettled(Model before, Model after) {
        return Math.abs(after.prior() - before.prior()) < CONVERGED * before.prior()
                && Math.abs(after.sameHousehold() - before.sameHousehold()) < SETTLED * before.sameHousehold()
                && Math.abs(after.twins() - before.twins()) < SETTLED * before.twins()
                && areSettled(before.m(), after.m())
                && areSettled(before.h(), after.h());
    }

    private static boolean areSettled(double[][] before, double[][] after) {
        for (int field = 0; field < before.length; field++) {
            for (int level = 0; level < before[field].length; level++) {
                if (Math.abs(after[field][level] - before[field][level]) > SETTLED) {
                    return false;
                }
            }
        }
        return true;
    }

    private Model step(Model model) {
        double[][] m = empty();
        double[][] h = empty();
        double[] found = new double[3];
        PairProbabilities pair = new PairProbabilities(model);
        blocked.forEach((levels, count) -> {
            pair.weigh(levels);
            found[0] += pair.match * count;
            found[1] += pair.sameHousehold * count;
            found[2] += pair.twins * count;
            add(m, levels, pair.match * count);
            add(h, levels, pair.sameHousehold * count);
        });
        double[][] usual = usual();
        for (int field = 0; field < m.length; field++) {
            double counts = field == Comparison.NATIONAL_ID ? PRIOR_NUMBER_COUNTS : PRIOR_COUNTS;
            for (int level = 0; level < m[field].length; level++) {
                m[field][level] += counts * usual[field][level];
                h[field][level] += counts * (fields.get(field).shared() ? usual : model.u())[field][level];
            }
            becomeShares(m[field], 0);
            becomeShares(h[field], 0);
            if (!teaches) {
                m[field] = usual[field];
                h[field] = model.h()[field];
            } else {
                becomeMonotone(m[field], model.u()[field], order(field));
            }
        }
        if (limits.namesAreKnown()) {
            atMost(m[Comparison.GIVEN], OTHER_NAME, FAINT_NAME); // of WordSimilarity.DIFFERENT and FAINT
        }
        double matches = Math.min(part(found[0]), limits.matches() / limits.pairs());
        double households = Math.min(part(found[1]), MOST_OF_HOUSEHOLD * limits.records() / limits.pairs());
        double twins = Math.min(part(found[2]), mostTwins(households));
        return new Model(fields, m, ofHousehold(h, m, model.u()), model.u(), matches, households, twins);
    }

    /** Where the names are not known, slips in them look like twins. */
    private double mostTwins(double households) {
        return limits.namesAreKnown() ? MOST_TWINS * limits.records() / limits.pairs() : TWINS * households;
    }

    /** Levels from the least agreement to the most, without those that have no place among them. */
    private int[] order(int field) {
        return switch (field) {
            case Comparison.GIVEN -> new int[] {0, 1, 2, 3, 4};
            case Comparison.BIRTH_DATE -> new int[] {0, 1, 2, 3, 4, 6};
            default -> IntStream.range(0, fields.get(field).levels()).toArray();
        };
    }

    /** More agreement is never less evidence: neighbours that say otherwise get the same weight. */
    private static void becomeMonotone(double[] m, double[] u, int[] order) {
        int[] starts = new int[order.length];
        double[] ms = new double[order.length];
        double[] us = new double[order.length];
        int n = 0;
        for (int i = 0; i < order.length; i++) {
            starts[n] = i;
            ms[n] = m[order[i]];
            us[n] = u[order[i]];
            n++;
            while (n > 1 && ms[n - 1] / us[n - 1] < ms[n - 2] / us[n - 2]) {
                ms[n - 2] += ms[n - 1];
                us[n - 2] += us[n - 1];
                n--;
            }
        }
        for (int group = 0; group < n; group++) {
            int end = group + 1 < n ? starts[group + 1] : order.length;
            for (int i = starts[group]; end - starts[group] > 1 && i < end; i++) {
                m[order[i]] = u[order[i]] * ms[group] / us[group];
            }
        }
    }

    private double part(double found) {
        return Math.min(Math.max(found / part, 0.5) / limits.pairs(), 0.4);
    }

    /** The probabilities that a pair is a match, or of one household, given its comparison vector. */
    private static final class PairProbabilities {
        private final Model model;
        private final double[][] weights;
        private final double[][] householdWeights;
        private final double[][] twinWeights;
        private double match;
        private double sameHousehold;
        private double twins;

        PairProbabilities(Model model) {
            this.model = model;
            weights = model.weights();
            householdWeights = model.weightsAgainstHousehold();
            twinWeights = model.weightsAgainstTwins();
        }

        void weigh(int[] levels) {
            double againstNonMatches = sum(weights, levels);
            double againstHousehold = sum(householdWeights, levels);
            double likely = model.prior() * Math.pow(2, againstNonMatches);
            double related = model.sameHousehold() * Math.pow(2, againstNonMatches - againstHousehold);
            double born = model.twins() * Math.pow(2, againstNonMatches - sum(twinWeights, levels));
            double rest = 1 - model.prior() - model.sameHousehold() - model.twins();
            double all = likely + related + born + rest;
            match = likely / all;
            sameHousehold = related / all;
            twins = born / all;
        }
    }

    private static double sum(double[][] weights, int[] levels) {
        double sum = 0;
        for (int field = 0; field < levels.length; field++) {
            sum += levels[field] == Field.MISSING ? 0 : weights[field][levels[field]];
        }
        return sum;
    }

    private double[][] empty() {
        return fields.stream().map(field -> new double[field.levels()]).toArray(double[][]::new);
    }

    private static void add(double[][] counts, int[] levels, double more) {
        for (int field = 0; field < levels.length; field++) {
            if (levels[field] != Field.MISSING) {
                counts[field][levels[field]] += more;
            }
        }
    }

    private static void becomeShares(double[] counts, double more) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += more;
            sum += counts[i];
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.max(counts[i] / sum, SMALLEST);
        }
    }
}
