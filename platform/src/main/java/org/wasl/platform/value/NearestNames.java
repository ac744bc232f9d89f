package org.wasl.platform.value;

import java.util.Collection;
import java.util.List;

/** Names that somebody may have meant who wrote another one. */
public final class NearestNames {
    private static final int MOST_EDITS = 2;

    private NearestNames() {}

    /** Those that differ least, by at most two letters that are missing, too many or others, whether large or small; empty where none is near. */
    public static List<String> to(String written, Collection<String> names) {
        int least = names.stream().mapToInt(name -> edits(written, name)).min().orElse(MOST_EDITS + 1);
        return least > MOST_EDITS
                ? List.of()
                : names.stream()
                        .filter(name -> edits(written, name) == least)
                        .sorted()
                        .toList();
    }

    /** Levenshtein's distance. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1;
                int edits = Math.min(diagonal + same, Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = edits;
            }
        }
        return row[b.length()];
    }
}
