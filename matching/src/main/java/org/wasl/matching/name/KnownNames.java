package org.wasl.matching.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Common given names of the region. Two of them that do not sound equal are two names, however few letters they differ in (أحمد and محمد, رامي and سامي): a slip of
 * the pen seldom makes a name of a name. A word that is none of them says nothing.
 */
final class KnownNames {
    /** @param number distinguishes names, in the order of the list */
    private record Known(int number, Word word) {}

    private static final Map<String, List<Known>> BY_SKELETON = read();
    private static final Map<Character, List<Known>> BY_FIRST_LETTER = BY_SKELETON.values().stream()
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(name -> name.word().text().charAt(0)));
    private static final int[] NONE = {};

    private KnownNames() {}

    /** The known names that a word may be, as numbers in ascending order; empty for a word that is none. */
    static int[] of(Word word) {
        List<Integer> found = new ArrayList<>();
        add(found, word, word.skeleton());
        if (!word.isArabic()) {
            for (Word way : word.otherwise()) {
                if (!way.skeleton().equals(word.skeleton())) {
                    add(found, word, way.skeleton());
                }
            }
        }
        return found.isEmpty()
                ? NONE
                : found.stream().mapToInt(i -> i).sorted().distinct().toArray();
    }

    /** How many known names a word in Arabic letters may be a slip of. */
    static int near(Word word) {
        int near = 0;
        for (Known name : BY_FIRST_LETTER.getOrDefault(word.text().charAt(0), List.of())) {
            near += WordSimilarity.isSlip(name.word(), word) ? 1 : 0;
        }
        return near;
    }

    static int withConsonants(String skeleton) {
        return BY_SKELETON.getOrDefault(skeleton, List.of()).size();
    }

    private static void add(List<Integer> found, Word word, String skeleton) {
        for (Known name : BY_SKELETON.getOrDefault(skeleton, List.of())) {
            boolean same = word.isArabic()
                    ? word.text().equals(name.word().text())
                    : WordSimilarity.soundEqual(name.word(), word);
            if (same) {
                found.add(name.number());
            }
        }
    }

    private static Map<String, List<Known>> read() {
        Map<String, List<Known>> names = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                KnownNames.class.getResourceAsStream("given-names.txt"), StandardCharsets.UTF_8))) {
            List<String> lines =
                    in.lines().filter(line -> !line.startsWith("#")).toList();
            for (int i = 0; i < lines.size(); i++) {
                Word word = Word.of(String.join("", NameNormaliser.words(lines.get(i))));
                names.computeIfAbsent(word.skeleton(), none -> new ArrayList<>())
                        .add(new Known(i, word));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
