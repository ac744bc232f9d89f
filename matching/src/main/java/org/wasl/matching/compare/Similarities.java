package org.wasl.matching.compare;

import org.wasl.matching.name.Variants;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;

/** Levels of pairs of words that were compared lately: names repeat. For one thread. */
final class Similarities {
    private final Word[] ones;
    private final Word[] others;
    private final byte[] levels;

    private final Variants variants;

    /** @param places a power of two */
    Similarities(int places, Variants variants) {
        this.variants = variants;
        ones = new Word[places];
        others = new Word[places];
        levels = new byte[places];
    }

    int level(Word one, Word other) {
        if (one == other) {
            return WordSimilarity.EQUAL;
        }
        int hash = one.hashCode() * 31 + other.hashCode();
        int place = (hash ^ (hash >>> 15)) & (levels.length - 1);
        if (ones[place] == one && others[place] == other) {
            return levels[place];
        }
        int level = WordSimilarity.level(one, other);
        if (level < WordSimilarity.SIMILAR && variants.standForOneAnother(one, other)) {
            level = WordSimilarity.SIMILAR;
        }
        ones[place] = one;
        others[place] = other;
        levels[place] = (byte) level;
        return level;
    }
}
