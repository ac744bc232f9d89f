package org.wasl.registry.imports;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.contracts.code.CodeLists;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.matching.name.NameNormaliser;

/**
 * The words of lists, in both languages, and what they mean to us: names of columns, and codes. Codes and labels of the published lists count too; what lists have beside them
 * stands in {@code words.properties}.
 */
final class Words {
    private static final Properties WRITTEN = read();
    private static final String BAR = "\\|";

    /** Words of one list by their folded spelling. */
    private final Map<String, String> codes = new HashMap<>();

    private Words() {}

    /** @param codes of the list, with those that an administrator added */
    static Words ofList(String list, List<CodeLists.Code> codes) {
        Words words = list.equals(Vocabulary.COUNTRY.list()) ? ofCountries() : new Words();
        codes.forEach(code -> {
            words.put(code.code(), code.code());
            for (String label : (code.ar() + "/" + code.en()).split("/")) {
                words.put(label, code.code());
            }
        });
        words.putWritten(list);
        return words;
    }

    /** ISO 3166-1 alpha-2 by alpha-3, by name, and by what its people are called. */
    private static Words ofCountries() {
        Words words = new Words();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            words.put(code, code);
            words.put(country.getISO3Country(), code);
            words.put(country.getDisplayCountry(Locale.ENGLISH), code);
            words.put(country.getDisplayCountry(Locale.forLanguageTag("ar")), code);
        }
        return words;
    }

    /** What columns are called, as {@code column.NAME} says. */
    static Words ofColumns() {
        Words words = new Words();
        words.putWritten("column");
        return words;
    }

    /** Headings that name none of our columns. */
    static Set<String> headings() {
        return Stream.of(WRITTEN.getProperty("heading").split(BAR))
                .map(NameNormaliser::folded)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void putWritten(String list) {
        WRITTEN.stringPropertyNames().stream()
                .filter(key -> key.startsWith(list + "."))
                .forEach(key -> Arrays.stream(WRITTEN.getProperty(key).split(BAR))
                        .forEach(word -> put(word, key.substring(list.length() + 1))));
    }

    private void put(String word, String code) {
        String folded = NameNormaliser.folded(word.replace('_', ' '));
        if (!folded.isEmpty()) {
            codes.putIfAbsent(folded, code);
            codes.putIfAbsent(core(folded), code);
        }
    }

    /** Null for a word that nobody knows. Also found without the word for governorate or district before or after it, and without its article. */
    String code(String word) {
        String folded = NameNormaliser.folded(word.replace('_', ' '));
        String code = codes.get(folded);
        return code != null ? code : codes.get(core(folded));
    }

    private static String core(String folded) {
        String core = folded;
        for (String kind : List.of("محافظه ", "لواء ")) {
            core = core.startsWith(kind) ? core.substring(kind.length()) : core;
        }
        for (String kind : List.of(" governorate", " district")) {
            core = core.endsWith(kind) ? core.substring(0, core.length() - kind.length()) : core;
        }
        return core.startsWith("ال") && core.length() > 4 ? core.substring(2) : core;
    }

    private static Properties read() {
        Properties words = new Properties();
        try (var in =
                new InputStreamReader(Words.class.getResourceAsStream("words.properties"), StandardCharsets.UTF_8)) {
            words.load(in);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
