package org.wasl.registry.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wasl.contracts.code.BirthDatePrecision;
import org.wasl.contracts.code.HouseholdRole;
import org.wasl.contracts.code.LegalStatus;
import org.wasl.contracts.code.MaritalStatus;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.vocabulary.PCodes;

/** Reads words as codes, and remembers those that it has read: a list has a few of them in many rows. Each answers null for a word that nobody knows. */
final class CodeReader {
    private static final Map<Class<?>, Words> LISTS = lists();
    private static final Words COUNTRIES = Words.ofCountries();
    private static final Words GOVERNORATES = Words.ofList("Governorate");
    private static final Words DISTRICTS = Words.ofList("District");
    private static final Words LANGUAGES = Words.ofList("PreferredLanguage");
    private static final Words FLAGS = Words.ofList("Flag");

    /** A file with more different words in one column has no codes there. */
    private static final int REMEMBERED = 5_000;

    private final Map<Object, Map<String, Optional<?>>> read = new HashMap<>();

    private static Map<Class<?>, Words> lists() {
        Map<Class<?>, Words> lists = new HashMap<>();
        for (Class<?> list : List.of(
                Sex.class, BirthDatePrecision.class, LegalStatus.class, MaritalStatus.class, HouseholdRole.class)) {
            lists.put(list, Words.ofList(list.getSimpleName()));
        }
        return Map.copyOf(lists);
    }

    <E extends Enum<E>> E code(Class<E> list, String word) {
        Words words = LISTS.get(list);
        return list.cast(remembered(words, word, text -> {
            String code = words.code(text);
            return code == null ? null : Enum.valueOf(list, code);
        }));
    }

    /** ISO 3166-1 alpha-2. */
    String country(String word) {
        return (String) remembered(COUNTRIES, word, COUNTRIES::code);
    }

    /** ISO 3166-2, also of a P-code. */
    String governorate(String word) {
        return (String) remembered(GOVERNORATES, word, text -> PCodes.governorate(text.toUpperCase(Locale.ROOT))
                .orElseGet(() -> GOVERNORATES.code(text)));
    }

    /** P-code. What is in no list stays as it came; that is reported later. */
    String district(String word) {
        String code = (String) remembered(DISTRICTS, word, DISTRICTS::code);
        return code == null ? word : code;
    }

    /** What is none of our words may still be a code of the standard; that is asked later. */
    String language(String word) {
        String code = (String) remembered(LANGUAGES, word, LANGUAGES::code);
        return code == null ? word.toLowerCase(Locale.ROOT) : code;
    }

    Boolean flag(String word) {
        String code = (String) remembered(FLAGS, word, FLAGS::code);
        return code == null ? null : Boolean.valueOf(code);
    }

    private Object remembered(Words words, String word, Function<String, Object> reader) {
        Map<String, Optional<?>> known = read.computeIfAbsent(words, none -> new HashMap<>());
        Optional<?> value = known.get(word);
        if (value == null) {
            value = Optional.ofNullable(reader.apply(word));
            if (known.size() < REMEMBERED) {
                known.put(word, value);
            }
        }
        return value.orElse(null);
    }
}
