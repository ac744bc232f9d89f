package org.wasl.matching.evaluate;

/** How good the links are from one threshold on. */
public record Quality(double threshold, long truePositives, long falsePositives, long falseNegatives) {
    /** The share of links that are matches; 1 where nothing is linked. */
    public double precision() {
        return share(truePositives, truePositives + falsePositives);
    }

    /** The share of matches that are linked; 1 where there is none. */
    public double recall() {
        return share(truePositives, truePositives + falseNegatives);
    }

    /** The harmonic mean of both. */
    public double f1() {
        return share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double share(long part, long all) {
        return all == 0 ? 1 : (double) part / all;
    }
}
