package org.wasl.matching.name;

/** The costs of an edit distance: letters that are often confused cost less. */
enum SubstitutionCosts implements EditDistance.Costs {
    /** As they are written, within one script. */
    WRITTEN("ckq sz iye uo fv gj تط سص دض ذظز حه قك اع", 0.4, 1),
    /** As they are heard, in the alphabet of {@link Word#skeleton}. */
    HEARD("ts zd zt jg kg xh xk ck cx", 0.2, 0.35);

    private static final int KNOWN = 0x700;

    private final long[] alike = new long[KNOWN];
    private final int[] classOf = new int[KNOWN];
    private final double likeness;
    private final double breath;

    /**
     * @param groups letters that are often confused
     * @param breath the cost of an h more or less
     */
    SubstitutionCosts(String groups, double likeness, double breath) {
        this.likeness = likeness;
        this.breath = breath;
        for (int letter = 0; letter < KNOWN; letter++) {
            classOf[letter] = letter;
        }
        int bit = 0;
        for (String group : groups.split(" ")) {
            for (char letter : group.toCharArray()) {
                alike[letter] |= 1L << bit;
                join(classOf[group.charAt(0)], classOf[letter]);
            }
            bit++;
        }
    }

    private void join(int one, int other) {
        for (int letter = 0; letter < KNOWN; letter++) {
            if (classOf[letter] == other) {
                classOf[letter] = one;
            }
        }
    }

    @Override
    public double replacing(char one, char other) {
        return one < KNOWN && other < KNOWN && (alike[one] & alike[other]) != 0 ? likeness : 1;
    }

    @Override
    public double leavingOut(char one) {
        return one == 'h' ? breath : 1;
    }

    /** A bit for each class of letters in a text, without the h: a class that only one text has costs at least a substitution. */
    int kinds(String text) {
        int kinds = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter != 'h') {
                kinds |= 1 << ((letter < KNOWN ? classOf[letter] : letter) & 31);
            }
        }
        return kinds;
    }

    /** The upper bound of the similarity. */
    static double most(int kinds, int others, int longer) {
        int missing = Math.max(Integer.bitCount(kinds & ~others), Integer.bitCount(others & ~kinds));
        return 1 - (double) missing / longer;
    }
}
