package org.wasl.matching.name;

/** The Damerau-Levenshtein distance with substitution costs by letter. */
final class EditDistance {
    private static final double SWAP = 0.6;

    private EditDistance() {}

    /** What it costs to write one letter for another, 0 to 1, and to leave one out. */
    interface Costs {
        double replacing(char one, char other);

        double leavingOut(char one);
    }

    /** 1 for equal texts, 0 for texts with nothing in common. */
    static double similarity(String one, String other, Costs costs) {
        int longer = Math.max(one.length(), other.length());
        return longer == 0 ? 0 : 1 - distance(one, other, costs) / longer;
    }

    static double distance(String one, String other, Costs costs) {
        int width = other.length() + 1;
        double[] before = new double[width];
        double[] last = new double[width];
        double[] now = new double[width];
        for (int j = 1; j < width; j++) {
            last[j] = last[j - 1] + costs.leavingOut(other.charAt(j - 1));
        }
        for (int i = 1; i <= one.length(); i++) {
            char a = one.charAt(i - 1);
            now[0] = last[0] + costs.leavingOut(a);
            for (int j = 1; j < width; j++) {
                char b = other.charAt(j - 1);
                double best = last[j - 1] + (a == b ? 0 : costs.replacing(a, b));
                best = Math.min(best, last[j] + costs.leavingOut(a));
                best = Math.min(best, now[j - 1] + costs.leavingOut(b));
                if (i > 1 && j > 1 && a == other.charAt(j - 2) && one.charAt(i - 2) == b && a != b) {
                    best = Math.min(best, before[j - 2] + SWAP);
                }
                now[j] = best;
            }
            double[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[other.length()];
    }
}
