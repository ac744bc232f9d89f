package org.wasl.matching.name;

/** How far two words of names are one word, by levels, within a script and across. */
public final class WordSimilarity {
    /** Written alike. */
    public static final int EQUAL = 4;
    /** The same sounds, as far as both say them. */
    public static final int SOUNDS_EQUAL = 3;

    public static final int SIMILAR = 2;
    public static final int FAINT = 1;
    public static final int DIFFERENT = 0;

    private static final double SIMILAR_FROM = 0.8;
    private static final double FAINT_FROM = 0.62;

    private WordSimilarity() {}

    public static int level(Word one, Word other) {
        if (one.text().equals(other.text())) {
            return EQUAL;
        }
        int level = heard(one, other);
        if (level < SOUNDS_EQUAL && (one.hasArticle() || other.hasArticle())) {
            // What looks like an article may be part of the name: Elias, Alban.
            return Math.max(level, heard(one.whole(), other.whole()));
        }
        return level;
    }

    private static int heard(Word one, Word other) {
        int level = asRead(one, other);
        if (level < SOUNDS_EQUAL && one.isArabic() != other.isArabic()) {
            for (Word way : one.otherwise()) {
                level = Math.max(level, asRead(way, other));
            }
            for (Word way : other.otherwise()) {
                level = Math.max(level, asRead(one, way));
            }
        }
        return level;
    }

    private static int asRead(Word one, Word other) {
        boolean sameConsonants = one.skeleton().equals(other.skeleton());
        if (one.isArabic() != other.isArabic()) {
            return sameConsonants ? vowels(one, other) : across(one, other);
        }
        if (sameConsonants) {
            int heard = vowels(one, other);
            // Arabic writes long vowels: where one has one and the other has not, they are two names (محمد, محمود).
            return heard == SOUNDS_EQUAL || one.isArabic() ? heard : Math.max(heard, written(one, other));
        }
        return written(one, other);
    }

    private static int vowels(Word one, Word other) {
        return Vowels.agree(one, other) ? SOUNDS_EQUAL : FAINT;
    }

    private static int written(Word one, Word other) {
        int shorter = Math.min(one.text().length(), other.text().length());
        if (shorter == 1) {
            return one.text().charAt(0) == other.text().charAt(0) ? FAINT : DIFFERENT; // an initial
        }
        int longer = Math.max(one.text().length(), other.text().length());
        if (SubstitutionCosts.most(one.written(), other.written(), longer) < FAINT_FROM
                || longer - shorter > longer * (1 - FAINT_FROM)) {
            return DIFFERENT;
        }
        return byShare(EditDistance.similarity(one.text(), other.text(), SubstitutionCosts.WRITTEN), shorter);
    }

    private static int across(Word one, Word other) {
        int shorter = Math.min(one.skeleton().length(), other.skeleton().length());
        int longer = Math.max(one.skeleton().length(), other.skeleton().length());
        if (SubstitutionCosts.most(one.heard(), other.heard(), longer) < FAINT_FROM) {
            return DIFFERENT;
        }
        double share = EditDistance.similarity(one.skeleton(), other.skeleton(), SubstitutionCosts.HEARD);
        return byShare(share, shorter);
    }

    private static int byShare(double share, int shorter) {
        if (shorter < 3) {
            return DIFFERENT; // too short to be mistyped and still known
        }
        return share >= SIMILAR_FROM ? SIMILAR : share >= FAINT_FROM ? FAINT : DIFFERENT;
    }
}
