package org.wasl.matching;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The consonants of a name in one alphabet for both scripts: {@code محمد} and {@code Mohammed} are {@code mhmd}. Two names of one person nearly always
 * share it; two names that share it are often different (محمد, محمود), so it finds candidates and decides nothing alone.
 */
public final class Skeleton {
    private static final Map<Character, String> ARABIC = Map.ofEntries(
            Map.entry('ب', "b"),
            Map.entry('پ', "b"),
            Map.entry('ت', "t"),
            Map.entry('ط', "t"),
            Map.entry('ث', "t"),
            Map.entry('ج', "j"),
            Map.entry('ح', "h"),
            Map.entry('ه', "h"),
            Map.entry('خ', "x"),
            Map.entry('د', "d"),
            Map.entry('ض', "d"),
            Map.entry('ذ', "z"),
            Map.entry('ظ', "z"),
            Map.entry('ز', "z"),
            Map.entry('ر', "r"),
            Map.entry('س', "s"),
            Map.entry('ص', "s"),
            Map.entry('ش', "c"),
            Map.entry('غ', "g"),
            Map.entry('ف', "f"),
            Map.entry('ق', "k"),
            Map.entry('ك', "k"),
            Map.entry('ل', "l"),
            Map.entry('م', "m"),
            Map.entry('ن', "n"));
    private static final Map<String, String> LATIN_PAIRS = Map.of(
            "th", "t", "dj", "j", "kh", "x", "dh", "z", "sh", "c", "ch", "c", "gh", "g", "ph", "f", "ou", "", "oo", "");
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('b', "b"),
            Map.entry('p', "b"),
            Map.entry('t', "t"),
            Map.entry('j', "j"),
            Map.entry('g', "j"),
            Map.entry('h', "h"),
            Map.entry('d', "d"),
            Map.entry('z', "z"),
            Map.entry('r', "r"),
            Map.entry('s', "s"),
            Map.entry('f', "f"),
            Map.entry('v', "f"),
            Map.entry('q', "k"),
            Map.entry('k', "k"),
            Map.entry('c', "k"),
            Map.entry('x', "ks"),
            Map.entry('l', "l"),
            Map.entry('m', "m"),
            Map.entry('n', "n"));

    private Skeleton() {}

    /** The keys of all words of a name, in their order, separated by one space. */
    public static String of(String name) {
        return NameNormaliser.words(name).stream()
                .map(Skeleton::ofWord)
                .filter(key -> !key.isEmpty())
                .collect(Collectors.joining(" "));
    }

    static String ofWord(String normalised) {
        String word = withoutArticle(normalised);
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (i == word.length() - 1 && (letter == 'ه' || letter == 'h') && key.length() > 1) {
                break; // ta marbuta, written or not
            }
            if (i + 1 < word.length() && LATIN_PAIRS.containsKey(word.substring(i, i + 2))) {
                append(key, LATIN_PAIRS.get(word.substring(i, i + 2)));
                i++;
            } else if (i == 0 && (letter == 'و' || letter == 'w')) {
                key.append('w');
            } else if (i == 0 && (letter == 'ي' || letter == 'y')) {
                key.append('y');
            } else {
                append(key, ARABIC.getOrDefault(letter, LATIN.getOrDefault(letter, "")));
            }
        }
        return key.isEmpty() ? word.substring(0, Math.min(1, word.length())) : key.toString();
    }

    private static String withoutArticle(String word) {
        if (word.startsWith("ال") && word.length() > 4) {
            return word.substring(2);
        }
        return (word.startsWith("al") || word.startsWith("el")) && word.length() > 5 ? word.substring(2) : word;
    }

    /** Doubled letters count once: Mohammed, Mohamed. */
    private static void append(StringBuilder key, String part) {
        if (!part.isEmpty() && (key.isEmpty() || key.charAt(key.length() - 1) != part.charAt(0))) {
            key.append(part);
        }
    }
}
