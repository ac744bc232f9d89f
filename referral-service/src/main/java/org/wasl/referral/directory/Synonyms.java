package org.wasl.referral.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that mean the same, in both languages: {@code synonyms.txt}, as the analyzers make them. */
final class Synonyms {
    /** By a word: the phrases that may stand for it, each a set of words that must all be there. */
    private static final Map<String, Set<Set<String>>> BY_WORD = read();

    private Synonyms() {}

    static Set<Set<String>> of(String word) {
        return BY_WORD.getOrDefault(word, Set.of());
    }

    private static Map<String, Set<Set<String>>> read() {
        Map<String, Set<Set<String>>> all = new HashMap<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(Synonyms.class.getResourceAsStream("synonyms.txt"), StandardCharsets.UTF_8))) {
            in.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
                List<Set<String>> phrases = new ArrayList<>(Arrays.stream(line.split(","))
                        .map(Words::in)
                        .filter(p -> !p.isEmpty())
                        .toList());
                phrases.stream()
                        .filter(phrase -> phrase.size() == 1)
                        .map(phrase -> phrase.iterator().next())
                        .forEach(word -> all.computeIfAbsent(word, w -> new LinkedHashSet<>())
                                .addAll(phrases.stream()
                                        .filter(other -> !other.equals(Set.of(word)))
                                        .collect(Collectors.toList())));
            });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
