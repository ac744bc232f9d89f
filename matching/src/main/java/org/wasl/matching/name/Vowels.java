package org.wasl.matching.name;

/** Whether two words with the same consonants may have the same vowels. */
final class Vowels {
    private Vowels() {}

    static boolean agree(Word one, Word other) {
        int places = one.skeleton().length();
        for (int place = 0; place <= places; place++) {
            if (!agree(one, other, place, place == places)) {
                return false;
            }
        }
        return true;
    }

    private static boolean agree(Word one, Word other, int place, boolean last) {
        int here = one.vowels(place);
        int there = other.vowels(place);
        if (one.isArabic() && other.isArabic()) {
            // A long a is often left out (رحمن, رحمان); the others are written.
            return ((here ^ there) & (Word.I | Word.U)) == 0;
        }
        if (!one.isArabic() && !other.isArabic()) {
            boolean anyShort = ((here | there) & Word.SHORT) != 0 && ((here | there) & Word.LONG) == 0;
            return here == 0 || there == 0 || anyShort || (here & there & Word.CLASSES) != 0;
        }
        return one.isArabic() ? across(here, there, place == 0, last) : across(there, here, place == 0, last);
    }

    private static boolean across(int arabic, int latin, boolean first, boolean last) {
        boolean saysLong = (latin & Word.LONG) != 0;
        if ((arabic & Word.LONG) == 0) {
            return first || last || !saysLong || (latin & Word.A) != 0 && (latin & (Word.I | Word.U)) == 0;
        }
        if (last && (arabic & Word.I) != 0) {
            // The last ي may stand for ى: Layla, Moussa.
            return (latin & Word.I) != 0 || ((latin & Word.A) != 0 && !saysLong);
        }
        return (arabic & latin & Word.CLASSES) != 0 || (last && latin == 0);
    }
}
