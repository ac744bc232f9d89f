package org.wasl.registry.imports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.contracts.vocabulary.Vocabulary;

/** Reads words as codes, and remembers those that it has read: a list has a few of them in many rows. */
final class CodeReader {
    private static final Map<String, Words> LISTS = new ConcurrentHashMap<>();

    /** A file with more different words in one column has no codes there. */
    private static final int REMEMBERED = 5_000;

    private final Map<String, Map<String, Optional<Object>>> read = new HashMap<>();

    /** @return the code as a text, of a flag its value; null for a word that nobody knows */
    Object read(String list, String word) {
        Map<String, Optional<Object>> known = read.computeIfAbsent(list, none -> new HashMap<>());
        Optional<Object> value = known.get(word);
        if (value == null) {
            value = Optional.ofNullable(meant(list, word));
            if (known.size() < REMEMBERED) {
                known.put(word, value);
            }
        }
        return value.orElse(null);
    }

    private static Object meant(String list, String word) {
        String code = LISTS.computeIfAbsent(list, Words::ofList).code(word);
        return switch (list) {
            case "Flag" -> code == null ? null : Boolean.valueOf(code);
            case "Governorate" ->
                PCodes.governorate(word.toUpperCase(Locale.ROOT)).orElse(code);
            case "Country" -> code;
            // What is none of our words may still be a code of the standard; that is asked later.
            case "PreferredLanguage" -> code == null ? word.toLowerCase(Locale.ROOT) : code;
            // It may be a code that an administrator added; that is asked later, and of a district what is none is
            // kept.
            default -> code == null && Vocabulary.of(list).isPresent() ? word : code;
        };
    }
}
