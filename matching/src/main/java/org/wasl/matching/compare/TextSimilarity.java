package org.wasl.matching.compare;

/** The level of agreement of two texts of unknown kind: addresses, places, codes. */
public final class TextSimilarity {
    public static final int DIFFERENT = 0;
    public static final int ALIKE = 1;
    public static final int NEARLY_EQUAL = 2;
    public static final int EQUAL = 3;

    private static final double NEARLY = 0.85;
    private static final double LIKE = 0.65;

    private TextSimilarity() {}

    static int level(String one, String other) {
        if (one == null || other == null) {
            return Field.MISSING;
        }
        if (one.equals(other)) {
            return EQUAL;
        }
        double share = similarity(one, other);
        return share >= NEARLY ? NEARLY_EQUAL : share >= LIKE ? ALIKE : DIFFERENT;
    }

    /** By the letters that must change, counted in whole numbers: this is the most expensive comparison. */
    private static double similarity(String one, String other) {
        int longer = Math.max(one.length(), other.length());
        int most = (int) ((1 - LIKE) * longer);
        if (longer - Math.min(one.length(), other.length()) > most) {
            return 0;
        }
        return 1 - (double) distance(one, other, most) / longer;
    }

    private static int distance(String one, String other, int most) {
        int width = other.length() + 1;
        int[] before = new int[width];
        int[] last = new int[width];
        int[] now = new int[width];
        for (int j = 0; j < width; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j < width; j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int best = Math.min(last[j - 1] + change, Math.min(last[j], now[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    best = Math.min(best, before[j - 2] + 1);
                }
                now[j] = best;
                least = Math.min(least, best);
            }
            if (least > most) {
                return Math.max(one.length(), other.length());
            }
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[other.length()];
    }
}
