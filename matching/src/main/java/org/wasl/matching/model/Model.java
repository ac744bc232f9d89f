package org.wasl.matching.model;

import java.io.Serializable;
import java.util.List;
import org.wasl.matching.compare.Field;

/**
 * How often each level of agreement is met, after Fellegi and Sunter, between two records of one person, of two persons of one household, and of two strangers.
 * Families share names, telephone and place, so what they share is no evidence that two records are one of them. A value: it can be kept, sent to other machines,
 * and weighs the same everywhere.
 *
 * @param m by field and level, between two records of one person
 * @param h between records of two persons of a household
 * @param u between records of strangers
 * @param prior the part of all pairs that are one person
 * @param kin the part of all pairs that are of one household
 */
public record Model(List<Field> fields, double[][] m, double[][] h, double[][] u, double prior, double kin)
        implements Serializable {
    private static final double BIT = Math.log(2);
    /** Fewer than this, and what is likely would follow from chance. */
    private static final double FEWEST = 10_000;

    /**
     * The same, for one record that is held against a whole register.
     *
     * @param records in the register
     * @param same how many of them are of the same person, on average
     * @param family how many are of her household
     */
    public Model among(long records, double same, double family) {
        double all = Math.max(records, FEWEST);
        return new Model(fields, m, h, u, same / all, family / all);
    }

    /** The weight of one field: the binary logarithm of how much oftener a level is met of one person than of strangers. */
    public double weight(int field, int level) {
        return level == Field.MISSING ? 0 : bits(m[field][level], u[field][level]);
    }

    /** The same against persons of a household. */
    public double weightAgainstKin(int field, int level) {
        return level == Field.MISSING ? 0 : bits(m[field][level], h[field][level]);
    }

    /** That a pair is one person, in bits: 0 is as likely as not. */
    public double odds(double againstStrangers, double againstKin) {
        double strangers = Math.log(1 - prior - kin) / BIT - againstStrangers;
        double family = kin == 0 ? Double.NEGATIVE_INFINITY : Math.log(kin) / BIT - againstKin;
        double more = Math.max(strangers, family);
        double less = Math.min(strangers, family);
        return Math.log(prior) / BIT - more - Math.log1p(Math.pow(2, less - more)) / BIT;
    }

    /** The evidence without what was likely before. */
    public double evidence(double odds) {
        return odds - bits(prior, 1 - prior);
    }

    public static double probability(double odds) {
        return 1 / (1 + Math.pow(2, -odds));
    }

    private static double bits(double one, double other) {
        return Math.log(one / other) / BIT;
    }

    /** Against strangers, by field and level: for many pairs. */
    public double[][] weights() {
        return table(true);
    }

    public double[][] weightsAgainstKin() {
        return table(false);
    }

    private double[][] table(boolean strangers) {
        double[][] weights = new double[fields.size()][];
        for (int field = 0; field < weights.length; field++) {
            weights[field] = new double[fields.get(field).levels()];
            for (int level = 0; level < weights[field].length; level++) {
                weights[field][level] = strangers ? weight(field, level) : weightAgainstKin(field, level);
            }
        }
        return weights;
    }
}
