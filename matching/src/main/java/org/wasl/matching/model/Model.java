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
 * @param sameHousehold the share of all pairs that are of one household
 */
public record Model(List<Field> fields, double[][] m, double[][] h, double[][] u, double prior, double sameHousehold)
        implements Serializable {
    private static final double BIT = Math.log(2);
    /** Below this size the prior would depend on chance. */
    private static final double FEWEST = 10_000;

    /**
     * The same, for one record that is compared with a whole register.
     *
     * @param records in the register
     * @param same how many of them are of the same person, on average
     * @param family how many are of persons of the same household
     */
    public Model among(long records, double same, double family) {
        double all = Math.max(records, FEWEST);
        return new Model(fields, m, h, u, same / all, family / all);
    }

    /** The weight of one field: the binary logarithm of how much more often a level occurs among matches than among non-matches. */
    public double weight(int field, int level) {
        return level == Field.MISSING ? 0 : bits(m[field][level], u[field][level]);
    }

    /** The same against persons of one household. */
    public double weightAgainstHousehold(int field, int level) {
        return level == Field.MISSING ? 0 : bits(m[field][level], h[field][level]);
    }

    /** The log odds, in bits, that a pair is a match: 0 is as likely as not. */
    public double odds(double againstNonMatches, double againstHousehold) {
        double nonMatches = Math.log(1 - prior - sameHousehold) / BIT - againstNonMatches;
        double family =
                sameHousehold == 0 ? Double.NEGATIVE_INFINITY : Math.log(sameHousehold) / BIT - againstHousehold;
        double more = Math.max(nonMatches, family);
        double less = Math.min(nonMatches, family);
        return Math.log(prior) / BIT - more - Math.log1p(Math.pow(2, less - more)) / BIT;
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

    /** Whether in this field agreement speaks for a match and disagreement against. Too few or unsuitable records may teach the opposite. */
    public boolean agreementSpeaksForMatch(int field) {
        int highest = field == Comparison.GIVEN ? WordSimilarity.EQUAL : m[field].length - 1;
        return m[field][0] < u[field][0] && m[field][highest] > u[field][highest];
    }

    /** The weights against non-matches by field and level, for many pairs. */
    public double[][] weights() {
        return table(true);
    }

    public double[][] weightsAgainstHousehold() {
        return table(false);
    }

    private double[][] table(boolean nonMatches) {
        double[][] weights = new double[fields.size()][];
        for (int field = 0; field < weights.length; field++) {
            weights[field] = new double[fields.get(field).levels()];
            for (int level = 0; level < weights[field].length; level++) {
                weights[field][level] = nonMatches ? weight(field, level) : weightAgainstHousehold(field, level);
            }
        }
        return weights;
    }
}
