package org.wasl.matching.model;

import java.io.Serializable;
import java.util.List;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.name.WordSimilarity;

/**
 * The probabilities of each level of agreement (Fellegi and Sunter) for matches, for two persons of one household, and for non-matches. Households share names,
 * telephone and place, so what they share is no evidence for a match. A value: it can be stored and sent to other machines, and gives the same weights there.
 *
 * @param m by field and level, for two records of one person
 * @param h for records of two persons of one household
 * @param u for records of two other persons (non-matches)
 * @param prior the share of all pairs that are matches
 * @param sameHousehold the share of all pairs that are of one household, twins left aside
 * @param twins the share of all pairs that are of twins: two persons who agree, faults included, as one person does with itself in all that twins share, and only
 *     in names, sex and numbers do not
 */
public record Model(
        List<Field> fields, double[][] m, double[][] h, double[][] u, double prior, double sameHousehold, double twins)
        implements Serializable {
    private static final double BIT = Math.log(2);
    /** A third of twins are identical, and half of the others are of one sex (Weinberg 1901). */
    private static final double TWINS_OF_ONE_SEX = 2.0 / 3;

    /**
     * The same, for one record that is compared with a whole register.
     *
     * @param records in the register, at least one
     * @param same how many of them are of the same person, on average
     * @param family how many are of persons of the same household
     * @param twins how many are of a twin
     */
    public Model among(long records, double same, double family, double twins) {
        return new Model(fields, m, h, u, same / records, family / records, twins / records);
    }

    /** The same with another share of matches. */
    public Model withPrior(double other) {
        return new Model(fields, m, h, u, other, sameHousehold, twins);
    }

    /** The weight of one field: the binary logarithm of how much more often a level occurs among matches than among non-matches. */
    public double weight(int field, int level) {
        return level == Field.MISSING ? 0 : bits(m[field][level], u[field][level]);
    }

    /** The same against persons of one household. */
    public double weightAgainstHousehold(int field, int level) {
        return level == Field.MISSING ? 0 : bits(m[field][level], h[field][level]);
    }

    /** The same against twins: what twins share says nothing. */
    public double weightAgainstTwins(int field, int level) {
        Field compared = fields.get(field);
        if (field == Comparison.SEX && level != Field.MISSING) {
            return bits(m[field][level], level == 0 ? 1 - TWINS_OF_ONE_SEX : TWINS_OF_ONE_SEX);
        }
        return compared.shared() || compared.ofAge() ? 0 : weightAgainstHousehold(field, level);
    }

    /** Whether in a field agreement speaks for a match and disagreement against. Too few or unsuitable records may teach the opposite. */
    public boolean agreementSpeaksForMatch(int field) {
        int highest = field == Comparison.GIVEN ? WordSimilarity.EQUAL : m[field].length - 1;
        return m[field][0] < u[field][0] && m[field][highest] > u[field][highest];
    }

    /** The log odds, in bits, that a pair is a match: 0 is as likely as not. */
    public double odds(double againstNonMatches, double againstHousehold, double againstTwins) {
        double others = Math.log(1 - prior - sameHousehold - twins) / BIT - againstNonMatches;
        double related = sum(Math.log(sameHousehold) / BIT - againstHousehold, Math.log(twins) / BIT - againstTwins);
        return Math.log(prior) / BIT - sum(others, related);
    }

    /** The logarithm of the sum of two numbers of which the logarithms are given; of none it is minus infinity. */
    private static double sum(double one, double other) {
        double more = Math.max(one, other);
        double less = Math.min(one, other);
        return less == Double.NEGATIVE_INFINITY ? more : more + Math.log1p(Math.pow(2, less - more)) / BIT;
    }

    /** The match weight: the odds without the prior. */
    public double evidence(double odds) {
        return odds - bits(prior, 1 - prior);
    }

    public static double probability(double odds) {
        return 1 / (1 + Math.pow(2, -odds));
    }

    private static double bits(double one, double other) {
        return Math.log(one / other) / BIT;
    }

    /** The weights against non-matches by field and level, for many pairs. */
    public double[][] weights() {
        return table(this::weight);
    }

    public double[][] weightsAgainstHousehold() {
        return table(this::weightAgainstHousehold);
    }

    public double[][] weightsAgainstTwins() {
        return table(this::weightAgainstTwins);
    }

    private interface Weight {
        double of(int field, int level);
    }

    private double[][] table(Weight weight) {
        double[][] weights = new double[fields.size()][];
        for (int field = 0; field < weights.length; field++) {
            weights[field] = new double[fields.get(field).levels()];
            for (int level = 0; level < weights[field].length; level++) {
                weights[field][level] = weight.of(field, level);
            }
        }
        return weights;
    }
}
