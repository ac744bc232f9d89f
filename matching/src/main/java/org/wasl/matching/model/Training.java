package org.wasl.matching.model;

import java.util.List;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;

/**
 * Estimates a model from records without labels. How often non-matches agree is counted among random pairs. How often matches and persons of one household agree,
 * and how many pairs there are of each, is estimated by expectation maximisation on the blocked pairs. Prior counts keep the estimate near the prior where the data
 * say little.
 */
public final class Training {
    private static final int TIMES = 3;
    private static final int MOST_ROUNDS = 200;
    private static final double CONVERGED = 1e-7;
    /** The number of pairs that the prior counts for. */
    private static final double PRIOR_COUNTS = 20;
    /** A person has one national number: more evidence is needed to say otherwise. */
    private static final double PRIOR_NUMBER_COUNTS = 200;
    /** Twins, and rows in which the birth date of the row before was copied. */
    private static final double SAME_AGE = 0.02;

    private static final double SMALLEST = 1e-9;
    /** With fewer pairs that have a field, nothing is estimated for it. */
    private static final double FEW = 1_000;

    private final List<Field> fields;
    private final ComparisonVectors nonMatches;
    private final ComparisonVectors blocked;
    private final double part;
    private final double all;
    private final Model earlier;

    /**
     * @param nonMatches vectors of pairs taken at random
     * @param blocked vectors of the pairs that share a blocking key, or of a sample of them
     * @param part the share of them that was sampled, 0 to 1
     * @param all the number of all pairs; those that share no key count as non-matches
     * @param earlier the model whose values are kept for fields that these records do not fill; null where there is none
     */
    public Training(
            List<Field> fields,
            ComparisonVectors nonMatches,
            ComparisonVectors blocked,
            double part,
            double all,
            Model earlier) {
        this.fields = fields;
        this.nonMatches = nonMatches;
        this.blocked = blocked;
        this.part = part;
        this.all = all;
        this.earlier = earlier;
    }

    public Model learn(double prior) {
        double[][] priorLevels =
                fields.stream().map(field -> field.prior().clone()).toArray(double[][]::new);
        double[][] u = ofNonMatches(null);
        Model model = new Model(fields, priorLevels, ofHousehold(priorLevels, u), u, prior, prior);
        for (int time = 0; time < TIMES; time++) {
            model = converged(model);
            // In a small file many of the random pairs are matches: they are taken out of the non-matches.
            double[][] fewer = ofNonMatches(model);
            model = new Model(
                    fields, model.m(), ofHousehold(model.h(), fewer), fewer, model.prior(), model.sameHousehold());
        }
        return withEarlier(converged(model));
    }

    private Model withEarlier(Model learned) {
        if (earlier == null) {
            return learned;
        }
        double[] seen = new double[fields.size()];
        nonMatches.forEach((levels, count) -> {
            for (int field = 0; field < levels.length; field++) {
                seen[field] += levels[field] == Field.MISSING ? 0 : count;
            }
        });
        for (int field = 0; field < seen.length; field++) {
            if (seen[field] < FEW) {
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
                two *= 1 - pair.match - pair.sameHousehold;
            }
            add(u, levels, two);
        });
        for (double[] share : u) {
            becomeShares(share, 0.5);
        }
        return u;
    }

    /** What a household does not share agrees as often as among non-matches, except the age: children may be twins. */
    private double[][] ofHousehold(double[][] shared, double[][] u) {
        double[][] h = empty();
        for (int field = 0; field < h.length; field++) {
            h[field] = (fields.get(field).shared() ? shared : u)[field].clone();
            if (fields.get(field).ofAge()) {
                int highest = h[field].length - 1;
                h[field][highest] = Math.max(h[field][highest], SAME_AGE);
                becomeShares(h[field], 0);
            }
        }
        return h;
    }

    private Model converged(Model first) {
        Model model = first;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Model next = step(model);
            boolean converged = Math.abs(next.prior() - model.prior()) < CONVERGED * model.prior();
            model = next;
            if (converged) {
                break;
            }
        }
        return model;
    }

    private Model step(Model model) {
        double[][] m = empty();
        double[][] h = empty();
        double[] found = new double[2];
        PairProbabilities pair = new PairProbabilities(model);
        blocked.forEach((levels, count) -> {
            pair.weigh(levels);
            found[0] += pair.match * count;
            found[1] += pair.sameHousehold * count;
            add(m, levels, pair.match * count);
            add(h, levels, pair.sameHousehold * count);
        });
        for (int field = 0; field < m.length; field++) {
            double[] prior = fields.get(field).prior();
            double counts = field == Comparison.NATIONAL_ID ? PRIOR_NUMBER_COUNTS : PRIOR_COUNTS;
            for (int level = 0; level < m[field].length; level++) {
                m[field][level] += counts * prior[level];
                h[field][level] += counts * prior[level];
            }
            becomeShares(m[field], 0);
            becomeShares(h[field], 0);
        }
        return new Model(fields, m, ofHousehold(h, model.u()), model.u(), part(found[0]), part(found[1]));
    }

    private double part(double found) {
        return Math.min(Math.max(found / part, 0.5) / all, 0.4);
    }

    /** The probabilities that a pair is a match, or of one household, given its comparison vector. */
    private static final class PairProbabilities {
        private final Model model;
        private final double[][] weights;
        private final double[][] householdWeights;
        private double match;
        private double sameHousehold;

        PairProbabilities(Model model) {
            this.model = model;
            weights = model.weights();
            householdWeights = model.weightsAgainstHousehold();
        }

        void weigh(int[] levels) {
            double againstNonMatches = sum(weights, levels);
            double againstHousehold = sum(householdWeights, levels);
            double likely = model.prior() * Math.pow(2, againstNonMatches);
            double related = model.sameHousehold() * Math.pow(2, againstNonMatches - againstHousehold);
            double rest = 1 - model.prior() - model.sameHousehold();
            match = likely / (likely + related + rest);
            sameHousehold = related / (likely + related + rest);
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
