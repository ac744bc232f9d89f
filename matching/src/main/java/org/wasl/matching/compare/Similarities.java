package org.wasl.matching.compare;

import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;

/** Levels of pairs of words that were compared lately: names repeat. For one thread. */
final class Similarities {
    private static final int PLACES = 1 << 17;

    private final Word[] ones = new Word[PLACES];
    private final Word[] others = new Word[PLACES];
    private final byte[] levels = new byte[PLACES];

    int level(Word one, Word other) {
        if (one == other) {
            return WordSimilarity.EQUAL;
        }
        int hash = one.hashCode() * 31 + other.hashCode();
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        if (ones[place] == one && others[place] == other) {
            return levels[place];
        }
        int level = WordSimilarity.level(one, other);
        ones[place] = one;
        others[place] = other;
        levels[place] = (byte) level;
        return level;
    }
}
