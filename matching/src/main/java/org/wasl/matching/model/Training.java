package org.wasl.matching.model;

import java.util.List;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;

/**
 * Learns a model from records without any answer given. How often strangers agree is counted among random pairs. How often records of one person do, what
 * households share, and how many there are of each, is what makes the pairs that blocking found most likely (expectation and maximisation), held near to what
 * is usual where the data say little.
 */
public final class Training {
    private static final int TIMES = 3;
    private static final int MOST_ROUNDS = 200;
    private static final double SETTLED = 1e-7;
    /** As many pairs as what is usual counts for. */
    private static final double USUAL_COUNTS = 20;
    /** Nobody has two national numbers: it takes more to be told otherwise. */
    private static final double USUAL_NUMBER_COUNTS = 200;
    /** Twins, and who is written down with the birth date of the one before. */
    private static final double SAME_AGE = 0.02;

    private static final double SMALLEST = 1e-9;
    /** So few pairs with a field say nothing of it. */
    private static final double FEW = 1_000;

    private final List<Field> fields;
    private final Patterns strangers;
    private final Patterns blocked;
    private final double part;
    private final double all;
    private final Model earlier;

    /**
     * @param strangers pairs taken at random
     * @param blocked the pairs that share a key, or a part of them
     * @param part how many of them these are, 0 to 1
     * @param all of how many pairs they are found: those that share no key count as strangers
     * @param earlier what holds for a field of which these records say nothing; null where nothing is known
     */
    public Training(List<Field> fields, Patterns strangers, Patterns blocked, double part, double all, Model earlier) {
        this.fields = fields;
        this.strangers = strangers;
        this.blocked = blocked;
        this.part = part;
        this.all = all;
        this.earlier = earlier;
    }

    public Model learn(double prior) {
        double[][] usual = fields.stream().map(field -> field.usual().clone()).toArray(double[][]::new);
        double[][] u = ofStrangers(null);
        Model model = new Model(fields, usual, ofKin(usual, u), u, prior, prior);
        for (int time = 0; time < TIMES; time++) {
            model = settled(model);
            // In a small file many of the random pairs are one person: they are taken out of the strangers.
            double[][] fewer = ofStrangers(model);
            model = new Model(fields, model.m(), ofKin(model.h(), fewer), fewer, model.prior(), model.kin());
        }
        return withEarlier(settled(model));
    }

    private Model withEarlier(Model learned) {
        if (earlier == null) {
            return learned;
        }
        double[] seen = new double[fields.size()];
        strangers.forEach((levels, count) -> {
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

    /** @param known weighs each pair by how probably it is of strangers; null for all alike */
    private double[][] ofStrangers(Model known) {
        double[][] u = empty();
        Classes classes = known == null ? null : new Classes(known);
        strangers.forEach((levels, count) -> {
            double two = count;
            if (classes != null) {
                classes.weigh(levels);
                two *= 1 - classes.one - classes.kin;
            }
            add(u, levels, two);
        });
        for (double[] share : u) {
            becomeShares(share, 0.5);
        }
        return u;
    }

    /** What a household does not share is as among strangers, but that its children may be twins. */
    private double[][] ofKin(double[][] shared, double[][] u) {
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

    private Model settled(Model first) {
        Model model = first;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Model next = step(model);
            boolean settled = Math.abs(next.prior() - model.prior()) < SETTLED * model.prior();
            model = next;
            if (settled) {
                break;
            }
        }
        return model;
    }

    private Model step(Model model) {
        double[][] m = empty();
        double[][] h = empty();
        double[] found = new double[2];
        Classes classes = new Classes(model);
        blocked.forEach((levels, count) -> {
            classes.weigh(levels);
            found[0] += classes.one * count;
            found[1] += classes.kin * count;
            add(m, levels, classes.one * count);
            add(h, levels, classes.kin * count);
        });
        for (int field = 0; field < m.length; field++) {
            double[] usual = fields.get(field).usual();
            double counts = field == Comparison.NATIONAL_ID ? USUAL_NUMBER_COUNTS : USUAL_COUNTS;
            for (int level = 0; level < m[field].length; level++) {
                m[field][level] += counts * usual[level];
                h[field][level] += counts * usual[level];
            }
            becomeShares(m[field], 0);
            becomeShares(h[field], 0);
        }
        return new Model(fields, m, ofKin(h, model.u()), model.u(), part(found[0]), part(found[1]));
    }

    private double part(double found) {
        return Math.min(Math.max(found / part, 0.5) / all, 0.4);
    }

    /** What a pair is, by what it agrees in. */
    private static final class Classes {
        private final Model model;
        private final double[][] strangers;
        private final double[][] kins;
        private double one;
        private double kin;

        Classes(Model model) {
            this.model = model;
            strangers = model.weights();
            kins = model.weightsAgainstKin();
        }

        void weigh(int[] levels) {
            double againstStrangers = sum(strangers, levels);
            double againstKin = sum(kins, levels);
            double likely = model.prior() * Math.pow(2, againstStrangers);
            double related = model.kin() * Math.pow(2, againstStrangers - againstKin);
            double rest = 1 - model.prior() - model.kin();
            one = likely / (likely + related + rest);
            kin = related / (likely + related + rest);
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
