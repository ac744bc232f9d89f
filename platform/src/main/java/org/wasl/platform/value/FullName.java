package org.wasl.platform.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name that was written in one piece, in the order of Jordan: given name, father, grandfather, family. Words that belong together stay together: عبد الله,
 * Abu Bakr, نور الدين.
 *
 * @param father, grandfather, family null where there are fewer words
 */
public record FullName(String given, String father, String grandfather, String family) {
    /** Words that begin a part of a name and do not end it. */
    private static final Set<String> BEGINS = Set.of(
            "عبد", "ابو", "ابا", "ابي", "ام", "بن", "ابن", "بنت", "ال", "abd", "abdul", "abdel", "abdal", "abu", "abou",
            "um", "umm", "bin", "ibn", "ben", "bint", "al", "el");
    /** Words that end a part of a name and do not begin it. */
    private static final Set<String> ENDS = Set.of(
            "الله", "الدين", "الاسلام", "allah", "aldin", "aldeen", "eddin", "eddine", "uddin", "al din", "al deen",
            "el din");

    /** @param text at least one word; {@code Khatib, Sami} is read as Sami Khatib */
    public static FullName of(String text) {
        String[] turned = text.split("[,،]");
        String inOrder = turned.length == 2 ? turned[1] + " " + turned[0] : text.replaceAll("[,،]", " ");
        List<String> parts = parts(inOrder.strip().split("\\s+"));
        int last = parts.size() - 1;
        return new FullName(
                parts.get(0),
                last < 2 ? null : parts.get(1),
                last < 3 ? null : String.join(" ", parts.subList(2, last)),
                last < 1 ? null : parts.get(last));
    }

    private static List<String> parts(String[] words) {
        List<String> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        for (int i = 0; i < words.length; i++) {
            part.add(words[i]);
            if (i + 1 < words.length && BEGINS.contains(folded(words[i]))) {
                continue;
            }
            String whole = String.join(" ", part);
            if (!parts.isEmpty() && ENDS.contains(folded(whole))) {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + " " + whole);
            } else {
                parts.add(whole);
            }
            part.clear();
        }
        return parts;
    }

    private static String folded(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[أإآ]", "ا")
                .replaceAll("[-'’]", " ")
                .strip();
    }

    @Override
    public String toString() {
        return "FullName" + Arrays.asList(given != null, father != null, grandfather != null, family != null);
    }
}
