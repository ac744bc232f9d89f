package org.wasl.matching.model;

import java.io.Serializable;
import java.util.List;
import org.wasl.matching.compare.Field;

/**
 * What each level of agreement is worth, after Fellegi and Sunter: the binary logarithm of how much oftener it is met between two records of one person than
 * between records of two. A value: it can be kept, sent to other machines, and gives the same weights everywhere.
 *
 * @param m for each field and level, how often it is met between two records of one person
 * @param u the same between records of two persons
 * @param prior the share of pairs, of all that there are, that are one person
 */
public record Model(List<Field> fields, double[][] m, double[][] u, double prior) implements Serializable {
    public double weight(int field, int level) {
        return level == Field.MISSING ? 0 : Math.log(m[field][level] / u[field][level]) / Math.log(2);
    }

    /** For many pairs: every weight, by field and level. */
    public double[][] weights() {
        double[][] weights = new double[fields.size()][];
        for (int field = 0; field < weights.length; field++) {
            weights[field] = new double[fields.get(field).levels()];
            for (int level = 0; level < weights[field].length; level++) {
                weights[field][level] = weight(field, level);
            }
        }
        return weights;
    }

    /** That a pair with this weight is one person, 0 to 1. */
    public double probability(double weight) {
        double odds = Math.pow(2, weight) * prior / (1 - prior);
        return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
    }

    Model with(double[][] m, double prior) {
        return new Model(fields, m, u, prior);
    }
}
