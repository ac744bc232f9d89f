package org.wasl.matching.person;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.wasl.matching.name.NameNormaliser;
import org.wasl.matching.name.Word;

/** A cache of words and split names: each is kept once, however many records have it. Not for several threads. */
final class WordCache {
    private final Map<String, Word> words = new HashMap<>();
    private final Map<String, Word[]> names = new HashMap<>();

    Word[] words(String name) {
        if (name == null || name.isBlank()) {
            return NONE;
        }
        return names.computeIfAbsent(name.strip(), written -> NameNormaliser.words(written).stream()
                .map(this::word)
                .toArray(Word[]::new));
    }

    Word word(String normalised) {
        return words.computeIfAbsent(normalised, Word::of);
    }

    /** Several words as one: Mary Ann, Maryann. */
    Word joined(Word[] parts) {
        return parts.length == 1
                ? parts[0]
                : word(String.join("", Stream.of(parts).map(Word::text).toList()));
    }

    static final Word[] NONE = {};
}
