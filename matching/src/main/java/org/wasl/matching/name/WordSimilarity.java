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
    private static final int SHORTEST_SLIP = 2;

    private WordSimilarity() {}

    public static int level(Word one, Word other) {
        if (one.text().equals(other.text())) {
            return EQUAL;
        }
        int level = heard(one, other);
        if (level < SOUNDS_EQUAL && (one.hasArticle() || other.hasArticle())) {
            // What looks like an article may be part of the name: Elias, Alban.
            level = Math.max(level, heard(one.whole(), other.whole()));
        }
        return level == FAINT || level == SIMILAR ? asNames(one, other, level) : level;
    }

    /** What the list of names says of two words that are alike. */
    private static int asNames(Word one, Word other, int level) {
        if (one.isKnownToDiffer(other)) {
            return DIFFERENT;
        }
        if (one.isKnown() == other.isKnown() || !(one.isArabic() || other.isArabic())) {
            return level;
        }
        if (one.isArabic() && other.isArabic()) {
            return isSlip(one, other) && KnownNames.near(one.isKnown() ? other : one) == 1 ? SIMILAR : FAINT;
        }
        return isVowelWrong(one, other) ? SIMILAR : level;
    }

    /** Whether two words are heard as one, without a list of names. */
    static boolean soundEqual(Word one, Word other) {
        return heard(one, other) == SOUNDS_EQUAL;
    }

    /** A known name in Latin letters without a vowel, or with a wrong one, where no other known name has its consonants: Nizr. */
    private static boolean isVowelWrong(Word one, Word other) {
        int end = one.skeleton().length();
        return one.skeleton().equals(other.skeleton())
                && ((one.vowels(end) ^ other.vowels(end)) & Word.ENDING) == 0
                && KnownNames.withConsonants(one.skeleton()) == 1;
    }

    /** One letter too few, too many, wrong or exchanged, but for the first, and but for another end: خلد for خالد. */
    static boolean isSlip(Word one, Word other) {
        String mine = one.text();
        String theirs = other.text();
        boolean sameEnd = mine.charAt(mine.length() - 1) == theirs.charAt(theirs.length() - 1);
        return Math.min(mine.length(), theirs.length()) >= SHORTEST_SLIP
                && Math.abs(mine.length() - theirs.length()) <= 1
                && mine.charAt(0) == theirs.charAt(0)
                && (sameEnd || isEndExchanged(mine, theirs))
                && EditDistance.distance(mine, theirs, SubstitutionCosts.WRITTEN) <= 1;
    }

    private static boolean isEndExchanged(String one, String other) {
        int last = one.length() - 1;
        return last == other.length() - 1
                && one.charAt(last) == other.charAt(last - 1)
                && one.charAt(last - 1) == other.charAt(last);
    }

    private static int heard(Word one, Word other) {
        int level = asRead(one, other);
        if (level < SOUNDS_EQUAL && !one.isArabic() && !other.isArabic() && areOneRegionalName(one, other)) {
            return SOUNDS_EQUAL;
        }
        if (level < SOUNDS_EQUAL && mayBeReadOtherwise(one, other)) {
            for (Word way : one.otherwise()) {
                level = Math.max(level, asRead(way, other));
            }
            for (Word way : other.otherwise()) {
                level = Math.max(level, asRead(one, way));
            }
        }
        return level;
    }

    /** Maxamed and Mohamed: the vowels differ, too. */
    private static boolean areOneRegionalName(Word one, Word other) {
        return (one.isRegional() || other.isRegional()) && one.isKnownAs(other);
    }

    private static boolean mayBeReadOtherwise(Word one, Word other) {
        return one.isArabic() != other.isArabic() || one.isRegional() || other.isRegional();
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
        if (one.text().length() == 1 || other.text().length() == 1) {
            return one.skeleton().charAt(0) == other.skeleton().charAt(0) ? FAINT : DIFFERENT; // an initial
        }
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
