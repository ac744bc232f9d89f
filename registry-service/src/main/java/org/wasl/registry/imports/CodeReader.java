package org.wasl.registry.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.vocabulary.PCodes;
import org.wasl.contracts.vocabulary.Vocabulary;

/** Reads words as codes, and remembers those that it has read: a list has a few of them in many rows. */
final class CodeReader {
    /** A file with more different words in one column has no codes there. */
    private static final int REMEMBERED = 5_000;

    private final Function<Vocabulary, List<CodeLists.Code>> vocabularies;
    private final Map<String, Words> lists = new HashMap<>();
    private final Map<String, Map<String, Optional<Object>>> read = new HashMap<>();

    /** @param vocabularies the codes of a list that an administrator may extend */
    CodeReader(Function<Vocabulary, List<CodeLists.Code>> vocabularies) {
        this.vocabularies = vocabularies;
    }

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

    private Object meant(String list, String word) {
        String code = lists.computeIfAbsent(list, this::words).code(word);
        return switch (list) {
            case "Flag" -> code == null ? null : Boolean.valueOf(code);
            case "Governorate" ->
                PCodes.governorate(word.toUpperCase(Locale.ROOT)).orElse(code);
            case "Country" -> code;
            // What is none of our words may still be a code of the standard; that is asked later.
            case "PreferredLanguage" -> code == null ? word.toLowerCase(Locale.ROOT) : code;
            // What nobody knows is asked for again when the registration is checked; of a district it is kept.
            default -> code == null && Vocabulary.of(list).isPresent() ? word : code;
        };
    }

    private Words words(String list) {
        return Words.ofList(list, Vocabulary.of(list).map(vocabularies).orElseGet(() -> CodeLists.all()
                .getOrDefault(list, List.of())));
    }
}
