package org.wasl.matching.compare;

import java.util.ArrayList;
import java.util.List;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/**
 * Compares two records field by field; the levels of agreement are the comparison vector. Which fields there are follows from the number of further texts; those
 * that no record fills are missing in every pair and say nothing. For one thread; the levels of the last pair are kept in {@link #levels}.
 */
public final class Comparison {
    public static final int GIVEN = 0;
    public static final int LINEAGE = 1;
    public static final int BIRTH_DATE = 2;
    public static final int SEX = 3;
    public static final int LOCALITY = 4;
    public static final int PHONE = 5;
    public static final int NATIONAL_ID = 6;
    public static final int OTHER_ID = 7;
    public static final int FIRST_OTHER = 8;

    /** Of a locality. */
    public static final int SAME_PLACE = 2;

    /** Given name and family name are exchanged. */
    public static final int EXCHANGED = 5;

    private static final int FILE = 1 << 17;
    private static final int FEW = 1 << 12;

    private final WordSimilarityCache words;
    private final int[] levels;

    /** For whole files: the similarity of many pairs of words is cached, in 1.2 MB. */
    public Comparison(int others) {
        this(others, FILE, NameSynonyms.NONE);
    }

    private Comparison(int others, int words, NameSynonyms synonyms) {
        this.words = new WordSimilarityCache(words, synonyms);
        levels = new int[FIRST_OTHER + others];
    }

    /** The same, with name synonyms. */
    public Comparison(int others, NameSynonyms synonyms) {
        this(others, FILE, synonyms);
    }

    /** For some thousand pairs. */
    public static Comparison ofFew(int others, NameSynonyms synonyms) {
        return new Comparison(others, FEW, synonyms);
    }

    public static List<Field> fields(int others) {
        List<Field> fields = new ArrayList<>(List.of(
                Field.own("given", 0.03, 0.03, 0.08, 0.12, 0.72, 0.02),
                Field.shared("lineage", 0.03, 0.04, 0.08, 0.15, 0.2, 0.5),
                Field.age("birthDate", 0.03, 0.02, 0.03, 0.05, 0.07, 0.1, 0.7),
                Field.own("sex", 0.02, 0.98),
                Field.shared("locality", 0.2, 0.1, 0.7),
                Field.shared("phone", 0.3, 0.05, 0.65),
                Field.own("nationalId", 0.02, 0.03, 0.95),
                Field.own("otherId", 0.1, 0.05, 0.85)));
        for (int i = 0; i < others; i++) {
            fields.add(Field.shared("other" + (i + 1), 0.2, 0.05, 0.1, 0.65));
        }
        return List.copyOf(fields);
    }

    /** The comparison vector of two records: one level for each field, or {@link Field#MISSING}. Overwritten by the next pair. */
    public int[] levels(Person one, Person other) {
        int given = given(one, other);
        boolean exchanged = given != Field.MISSING && given < WordSimilarity.SIMILAR && areExchanged(one, other);
        levels[GIVEN] = exchanged ? EXCHANGED : given;
        levels[LINEAGE] = exchanged ? Field.MISSING : LineageSimilarity.level(one, other, words);
        levels[BIRTH_DATE] = BirthDateLevels.level(one.birth(), other.birth());
        levels[SEX] = sex(one.sex(), other.sex());
        levels[LOCALITY] = locality(one.locality(), other.locality());
        levels[PHONE] = phone(one.phone(), other.phone());
        levels[NATIONAL_ID] = NumberSimilarity.level(one.nationalId(), other.nationalId());
        levels[OTHER_ID] = NumberSimilarity.level(one.otherId(), other.otherId());
        for (int i = FIRST_OTHER; i < levels.length; i++) {
            levels[i] = TextSimilarity.level(one.others()[i - FIRST_OTHER], other.others()[i - FIRST_OTHER]);
        }
        return levels;
    }

    /** The same name says the sex, so that the same sex says nothing more. */
    private int sex(char one, char other) {
        if (one == 0 || other == 0) {
            return Field.MISSING;
        }
        boolean sameName = levels[GIVEN] == WordSimilarity.SOUNDS_EQUAL || levels[GIVEN] == WordSimilarity.EQUAL;
        return one != other ? 0 : sameName ? Field.MISSING : 1;
    }

    private int given(Person one, Person other) {
        if (one.given() == null || other.given() == null) {
            return Field.MISSING;
        }
        int level = words.level(one.given(), other.given());
        if (level == WordSimilarity.SIMILAR && areRareInArabic(one.given(), other.given())) {
            return WordSimilarity.FAINT;
        }
        boolean several = one.givenWords().length > 1 || other.givenWords().length > 1;
        return level < WordSimilarity.SIMILAR && several && isPart(one.givenWords(), other.givenWords())
                ? WordSimilarity.SIMILAR
                : level;
    }

    /** Two words of which nobody knows whether they are two names. */
    private static boolean areRareInArabic(Word one, Word other) {
        return one.isArabic() && other.isArabic() && !one.isKnown() && !other.isKnown();
    }

    /** Whether all of the one that has fewer names is written in the other. */
    private boolean isPart(Word[] one, Word[] other) {
        Word[] fewer = one.length <= other.length ? one : other;
        Word[] more = fewer == one ? other : one;
        for (Word word : fewer) {
            boolean found = false;
            for (Word candidate : more) {
                found |= words.level(word, candidate) >= WordSimilarity.SOUNDS_EQUAL;
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private boolean areExchanged(Person one, Person other) {
        Word mine = one.given();
        Word theirs = other.given();
        if (one.family() == null || other.family() == null) {
            return false;
        }
        return words.level(mine, other.family()) >= WordSimilarity.SIMILAR
                && words.level(one.family(), theirs) >= WordSimilarity.SIMILAR;
    }

    private int locality(Word one, Word other) {
        if (one == null || other == null) {
            return Field.MISSING;
        }
        int level = words.level(one, other);
        return level >= WordSimilarity.SOUNDS_EQUAL ? SAME_PLACE : level == WordSimilarity.SIMILAR ? 1 : 0;
    }

    private static int phone(long one, long other) {
        if (one == 0 || other == 0) {
            return Field.MISSING;
        }
        return one == other
                ? NumberSimilarity.EQUAL
                : NumberSimilarity.isMistyped(one, other) ? NumberSimilarity.MISTYPED : NumberSimilarity.DIFFERENT;
    }
}
