package org.wasl.matching.name;

/** Letters that are taken for each other, and what it costs. */
enum Letters implements EditDistance.Costs {
    /** As they are written, within one script. */
    WRITTEN("ckq sz iye uo fv gj تط سص دض ذظز حه قك اع", 0.4, 1),
    /** As they are heard, in the alphabet of {@link Word#skeleton}. */
    HEARD("ts zd zt jg kg xh xk ck cx", 0.2, 0.35);

    private static final int KNOWN = 0x700;

    private final long[] alike = new long[KNOWN];
    private final int[] kin = new int[KNOWN];
    private final double likeness;
    private final double breath;

    /**
     * @param groups letters that are taken for each other
     * @param breath the cost of an h more or less
     */
    Letters(String groups, double likeness, double breath) {
        this.likeness = likeness;
        this.breath = breath;
        for (int letter = 0; letter < KNOWN; letter++) {
            kin[letter] = letter;
        }
        int bit = 0;
        for (String group : groups.split(" ")) {
            for (char letter : group.toCharArray()) {
                alike[letter] |= 1L << bit;
                join(kin[group.charAt(0)], kin[letter]);
            }
            bit++;
        }
    }

    private void join(int one, int other) {
        for (int letter = 0; letter < KNOWN; letter++) {
            if (kin[letter] == other) {
                kin[letter] = one;
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

    /** A bit for each kind of letter in a text, without the h: what one has and the other has not must at least be replaced. */
    int kinds(String text) {
        int kinds = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter != 'h') {
                kinds |= 1 << ((letter < KNOWN ? kin[letter] : letter) & 31);
            }
        }
        return kinds;
    }

    /** The similarity cannot be higher. */
    static double most(int kinds, int others, int longer) {
        int missing = Math.max(Integer.bitCount(kinds & ~others), Integer.bitCount(others & ~kinds));
        return 1 - (double) missing / longer;
    }
}
