package org.wasl.matching.compare;

import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/**
 * The level of agreement of father's, grandfather's and family name, as one field: databases leave out some of them or exchange them, so each word is compared with
 * all words of the other.
 */
public final class LineageSimilarity {
    public static final int NOTHING = 0;
    public static final int A_TRACE = 1;
    public static final int IN_PART = 2;
    public static final int MOSTLY = 3;
    /** All that the shorter has, or the only word as it sounds. */
    public static final int ALL_OF_THE_SHORTER = 4;

    public static final int ALL = 5;

    private static final int MOST_WORDS = 8;

    private LineageSimilarity() {}

    static int level(Person one, Person other, WordSimilarityCache words) {
        Word[] mine = one.lineage();
        Word[] theirs = other.lineage();
        if (mine.length == 0 || theirs.length == 0) {
            return Field.MISSING;
        }
        if (mine.length == 1 && theirs.length == 1) {
            return single(words.level(mine[0], theirs[0]));
        }
        Word[] fewer = mine.length <= theirs.length ? mine : theirs;
        Word[] more = fewer == mine ? theirs : mine;
        return of(fewer, more, words);
    }

    private static int single(int level) {
        return switch (level) {
            case WordSimilarity.EQUAL -> ALL;
            case WordSimilarity.SOUNDS_EQUAL -> ALL_OF_THE_SHORTER;
            case WordSimilarity.SIMILAR -> MOSTLY;
            case WordSimilarity.FAINT -> A_TRACE;
            default -> NOTHING;
        };
    }

    private static int of(Word[] fewer, Word[] more, WordSimilarityCache words) {
        int taken = 0;
        int agreed = 0;
        int similar = 0;
        boolean inOrder = true;
        int lastPlace = -1;
        for (Word word : fewer) {
            int best = 0;
            int place = -1;
            for (int j = 0; j < Math.min(more.length, MOST_WORDS); j++) {
                int level = (taken & (1 << j)) != 0 ? 0 : words.level(word, more[j]);
                if (level > best) {
                    best = level;
                    place = j;
                }
            }
            if (best >= WordSimilarity.SIMILAR) {
                taken |= 1 << place;
                inOrder &= place > lastPlace;
                lastPlace = place;
                agreed += best >= WordSimilarity.SOUNDS_EQUAL ? 1 : 0;
                similar += best == WordSimilarity.SIMILAR ? 1 : 0;
            }
        }
        if (agreed == fewer.length && fewer.length > 1) {
            return more.length == fewer.length && inOrder ? ALL : ALL_OF_THE_SHORTER;
        }
        if (agreed + similar == fewer.length) {
            return MOSTLY;
        }
        if (agreed > 0) {
            return agreed + similar >= fewer.length - 1 && fewer.length > 2 ? IN_PART : A_TRACE;
        }
        return similar > 0 ? A_TRACE : NOTHING;
    }
}
