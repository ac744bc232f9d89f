package org.wasl.matching.name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a whole name, each as it was written. Compounds stay together (عبد الرحمن, أبو بكر, نور الدين, Al Khatib), titles and the word for son are left
 * out. Two words are a given and a family name, three are given, father and family, four also have the grandfather; what is beyond four stands with the grandfather.
 *
 * @param father null where the name is too short to have one; so are the other parts
 */
public record FullName(String given, String father, String grandfather, String family) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** Null for a text without any letter. */
    public static FullName of(String text) {
        List<String> words = words(text);
        int last = words.size() - 1;
        return switch (words.size()) {
            case 0 -> null;
            case 1 -> new FullName(words.get(0), null, null, null);
            case 2 -> new FullName(words.get(0), null, null, words.get(1));
            case 3 -> new FullName(words.get(0), words.get(1), null, words.get(2));
            default ->
                new FullName(words.get(0), words.get(1), String.join(" ", words.subList(2, last)), words.get(last));
        };
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        boolean join = false;
        String[] all = BLANKS.split(text.strip());
        for (int i = 0; i < all.length; i++) {
            String written = all[i];
            NameNormaliser.Kind kind = NameNormaliser.kindOf(written);
            boolean first = words.isEmpty();
            boolean title = kind == NameNormaliser.Kind.TITLE && first && i < all.length - 1;
            if (kind == NameNormaliser.Kind.NONE || title || (kind == NameNormaliser.Kind.LEFT_OUT && !join)) {
                continue;
            }
            if (join || (kind == NameNormaliser.Kind.WITH_THE_ONE_BEFORE && !first)) {
                int last = words.size() - 1;
                words.set(last, words.get(last) + " " + written);
                join = kind == NameNormaliser.Kind.ARTICLE;
            } else {
                words.add(written);
                join = kind == NameNormaliser.Kind.WITH_THE_NEXT || kind == NameNormaliser.Kind.ARTICLE;
            }
        }
        return words;
    }
}
