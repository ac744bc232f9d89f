package org.wasl.matching.model;

import java.util.List;
import org.wasl.matching.compare.Field;

/**
 * Learns a model from records without any answer given. How often strangers agree is counted among random pairs. How often records of one person do, and how
 * many there are, is what makes the pairs that blocking found most likely (expectation and maximisation), held near to what is usual where the data say little.
 */
public final class Training {
    private static final int TIMES = 3;
    private static final int MOST_ROUNDS = 200;
    private static final double SETTLED = 1e-7;
    /** As many pairs as what is usual counts for. */
    private static final double USUAL_COUNTS = 20;

    private static final double SMALLEST = 1e-9;

    private final List<Field> fields;

    public Training(List<Field> fields) {
        this.fields = fields;
    }

    /**
     * @param strangers pairs taken at random
     * @param blocked the pairs that share a key, or a part of them
     * @param part how many of them these are, 0 to 1
     * @param all of how many pairs they are found: those that share no key count as two persons
     */
    public Model learn(Patterns strangers, Patterns blocked, double prior, double part, double all) {
        double[][] usual = fields.stream().map(field -> field.usual().clone()).toArray(double[][]::new);
        Model model = new Model(fields, usual, shares(strangers, null), prior);
        for (int time = 0; time < TIMES; time++) {
            model = settled(model, blocked, part, all);
            // In a small file many of the random pairs are one person: they are taken out of the strangers.
            model = new Model(fields, model.m(), shares(strangers, model), model.prior());
        }
        return settled(model, blocked, part, all);
    }

    /** @param known weighs each pair by how probably it is two persons; null for all alike */
    private double[][] shares(Patterns strangers, Model known) {
        double[][] weights = known == null ? null : known.weights();
        double[][] u = fields.stream().map(field -> new double[field.levels()]).toArray(double[][]::new);
        strangers.forEach((levels, count) -> {
            double two = known == null ? count : count * (1 - known.probability(sum(weights, levels)));
            for (int field = 0; field < levels.length; field++) {
                if (levels[field] != Field.MISSING) {
                    u[field][levels[field]] += two;
                }
            }
        });
        for (double[] share : u) {
            becomeShares(share, 0.5);
        }
        return u;
    }

    private static double sum(double[][] weights, int[] levels) {
        double sum = 0;
        for (int field = 0; field < levels.length; field++) {
            sum += levels[field] == Field.MISSING ? 0 : weights[field][levels[field]];
        }
        return sum;
    }

    private Model settled(Model first, Patterns blocked, double part, double all) {
        Model model = first;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Model next = step(model, blocked, part, all);
            boolean settled = Math.abs(next.prior() - model.prior()) < SETTLED * model.prior();
            model = next;
            if (settled) {
                break;
            }
        }
        return model;
    }

    private Model step(Model model, Patterns blocked, double part, double all) {
        double[][] weights = model.weights();
        double[][] m = new double[fields.size()][];
        for (int field = 0; field < m.length; field++) {
            m[field] = new double[fields.get(field).levels()];
        }
        double[] one = new double[1];
        blocked.forEach((levels, count) -> {
            double probably = model.probability(sum(weights, levels)) * count;
            one[0] += probably;
            for (int field = 0; field < levels.length; field++) {
                if (levels[field] != Field.MISSING) {
                    m[field][levels[field]] += probably;
                }
            }
        });
        for (int field = 0; field < m.length; field++) {
            double[] usual = fields.get(field).usual();
            for (int level = 0; level < m[field].length; level++) {
                m[field][level] += USUAL_COUNTS * usual[level];
            }
            becomeShares(m[field], 0);
        }
        double prior = Math.max(one[0] / part, 1) / all;
        return model.with(m, Math.min(prior, 0.5));
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
