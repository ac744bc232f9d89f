package org.wasl.matching.evaluate;

/**
 * Whether a probability is one: of the pairs that were given a probability in this tenth, how many are matches.
 *
 * @param expected the mean of their probabilities
 */
public record ReliabilityBin(double from, double to, long pairs, long matches, double expected) {
    private static final double Z = 1.96;

    public double observed() {
        return pairs == 0 ? 0 : (double) matches / pairs;
    }

    /** The lower end of the 95 % interval of what was observed (Wilson 1927). */
    public double lowest() {
        return interval(-1);
    }

    public double highest() {
        return interval(1);
    }

    private double interval(int side) {
        if (pairs == 0) {
            return side < 0 ? 0 : 1;
        }
        double n = pairs;
        double p = observed();
        double middle = p + Z * Z / (2 * n);
        double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return Math.min(1, Math.max(0, (middle + side * half) / (1 + Z * Z / n)));
    }
}
