package org.wasl.referral.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words and phrases that mean the same, in both languages: {@code synonyms.txt}, as the analyzers make them. */
final class Synonyms {
    /** By a phrase, which is a set of words that must all be there: the phrases that may stand for it. */
    private static final Map<Set<String>, Set<Set<String>>> BY_PHRASE = read();

    private Synonyms() {}

    static Set<Set<String>> of(String word) {
        return of(Set.of(word));
    }

    static Set<Set<String>> of(Set<String> phrase) {
        return BY_PHRASE.getOrDefault(phrase, Set.of());
    }

    /** The phrases of more than one word that a text says, the longest first. */
    static List<Set<String>> in(Set<String> words) {
        return BY_PHRASE.keySet().stream()
                .filter(phrase -> phrase.size() > 1 && words.containsAll(phrase))
                .sorted(Comparator.<Set<String>>comparingInt(Set::size).reversed())
                .toList();
    }

    private static Map<Set<String>, Set<Set<String>>> read() {
        Map<Set<String>, Set<Set<String>>> all = new HashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Synonyms.class.getResourceAsStream("synonyms.txt"), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
                List<Set<String>> phrases = new ArrayList<>(Arrays.stream(line.split(","))
                        .map(Words::in)
                        .filter(p -> !p.isEmpty())
                        .toList());
                phrases.forEach(phrase -> all.computeIfAbsent(phrase, p -> new LinkedHashSet<>())
                        .addAll(phrases.stream()
                                .filter(other -> !other.equals(phrase))
                                .toList()));
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
