package org.wasl.matching.name;

/** Whether two words with the same consonants may have the same vowels. */
final class Vowels {
    /** With fewer consonants a long a makes another name of a name: سعد, سعاد; صلاح, صالح. In longer ones it is often left out: رحمن, رحمان. */
    private static final int LONG_WORD = 4;

    private Vowels() {}

    static boolean agree(Word one, Word other) {
        int places = one.skeleton().length();
        for (int place = 0; place <= places; place++) {
            if (!agree(one, other, place, places)) {
                return false;
            }
        }
        return true;
    }

    private static boolean agree(Word one, Word other, int place, int places) {
        int here = one.vowels(place);
        int there = other.vowels(place);
        boolean last = place == places;
        if (one.isArabic() && other.isArabic()) {
            return arabic(here, there, last, places);
        }
        if (!one.isArabic() && !other.isArabic()) {
            return last ? latinEnds(here, there) : latin(here, there);
        }
        return one.isArabic() ? across(here, there, place == 0, last) : across(there, here, place == 0, last);
    }

    private static boolean arabic(int here, int there, boolean last, int places) {
        int differing = here ^ there;
        if ((differing & (Word.I | Word.U)) != 0) {
            return false;
        }
        return last ? (differing & Word.ENDING) == 0 : (differing & Word.A) == 0 || places >= LONG_WORD;
    }

    private static boolean latin(int here, int there) {
        if (here == 0 || there == 0 || isAnyShort(here, there)) {
            return true;
        }
        boolean broken = ((here | there) & Word.BROKEN) != 0 && ((here | there) & Word.SHORT) == 0;
        if (broken || isLongA(here) || isLongA(there)) {
            return ((here ^ there) & (Word.I | Word.U)) == 0;
        }
        return (here & there & Word.CLASSES) != 0;
    }

    /** The a at the end is heard; an e may be silent (Jasmine) or that a (Fatime). */
    private static boolean latinEnds(int here, int there) {
        boolean silent = ((here | there) & Word.SHORT) != 0;
        if (((here ^ there) & Word.ENDING) != 0 && !silent) {
            return false;
        }
        return latin(here, there);
    }

    private static boolean isAnyShort(int here, int there) {
        return ((here | there) & Word.SHORT) != 0 && ((here | there) & Word.LONG) == 0;
    }

    /** As in Saad. */
    private static boolean isLongA(int vowels) {
        return (vowels & (Word.CLASSES | Word.LONG)) == (Word.A | Word.LONG);
    }

    private static boolean across(int arabic, int latin, boolean first, boolean last) {
        if (last) {
            return endAcross(arabic, latin);
        }
        boolean saysLong = (latin & Word.LONG) != 0;
        if ((arabic & Word.LONG) == 0) {
            return first || !saysLong || (latin & Word.A) != 0 && (latin & (Word.I | Word.U)) == 0;
        }
        return (arabic & latin & Word.CLASSES) != 0;
    }

    private static boolean endAcross(int arabic, int latin) {
        boolean ends = (latin & Word.ENDING) != 0;
        if ((arabic & Word.ENDING) != 0) {
            return ends || (latin & Word.SHORT) != 0;
        }
        if ((arabic & Word.I) != 0) {
            // The last ي may stand for ى: Layla, Moussa.
            return ends ? (latin & (Word.I | Word.LONG)) == 0 : (latin & Word.I) != 0;
        }
        if ((arabic & Word.LONG) != 0) {
            return latin == 0 || (arabic & latin & Word.CLASSES) != 0;
        }
        return !ends;
    }
}
