package org.wasl.matching.compare;

import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.name.Word;
import org.wasl.matching.name.WordSimilarity;

/** A cache of the levels of word pairs that were compared before: names repeat. For one thread. */
final class WordSimilarityCache {
    private final Word[] ones;
    private final Word[] others;
    private final byte[] levels;

    private final NameSynonyms synonyms;

    /** @param places a power of two */
    WordSimilarityCache(int places, NameSynonyms synonyms) {
        this.synonyms = synonyms;
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
        if (level < WordSimilarity.SIMILAR && synonyms.areSynonyms(one, other)) {
            level = WordSimilarity.SIMILAR;
        }
        ones[place] = one;
        others[place] = other;
        levels[place] = (byte) level;
        return level;
    }
}
