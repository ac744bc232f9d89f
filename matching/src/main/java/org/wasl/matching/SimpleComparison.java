package org.wasl.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.wasl.matching.name.Skeleton;

/**
 * A first comparison, by rules: equal identifiers are certain; otherwise names by skeleton and the birth date decide whether somebody should look.
 * Fixed weights; a model that learns them takes its place when it comes.
 */
public final class SimpleComparison {
    private static final double CANDIDATE = 0.75;

    private SimpleComparison() {}

    /** Why two records may be one person. */
    public enum Reason {
        SAME_IDENTIFIER,
        SAME_NAME,
        SIMILAR_NAME,
        SAME_BIRTH_DATE,
        NEAR_BIRTH_DATE
    }

    /**
     * @param score 0 to 1
     * @param candidate whether a person should look before a second record is made
     */
    public record Comparison(double score, boolean candidate, List<Reason> reasons) {}

    public static Comparison compare(PersonFacts left, PersonFacts right) {
        List<Reason> reasons = new ArrayList<>();
        boolean sameIdentifier = !Collections.disjoint(left.identifiers(), right.identifiers());
        double name = 0;
        for (String mine : left.names()) {
            for (String theirs : right.names()) {
                name = Math.max(name, nameSimilarity(mine, theirs));
            }
        }
        double birth = birthDateSimilarity(left.birthDate(), right.birthDate());
        if (sameIdentifier) {
            reasons.add(Reason.SAME_IDENTIFIER);
        }
        if (name >= 0.6) {
            reasons.add(name == 1 ? Reason.SAME_NAME : Reason.SIMILAR_NAME);
        }
        if (birth >= 0.5) {
            reasons.add(birth == 1 ? Reason.SAME_BIRTH_DATE : Reason.NEAR_BIRTH_DATE);
        }
        boolean otherSex =
                left.sex() != null && right.sex() != null && !left.sex().equals(right.sex());
        double score = sameIdentifier ? 1 : (0.6 * name + 0.4 * birth) * (otherSex ? 0.7 : 1);
        return new Comparison(score, score >= CANDIDATE, List.copyOf(reasons));
    }

    /** The first word is the given name and must agree; of the rest, the share of the shorter lineage that is found in the longer. */
    private static double nameSimilarity(String left, String right) {
        List<String> mine = words(left);
        List<String> theirs = words(right);
        if (mine.isEmpty() || theirs.isEmpty() || !mine.get(0).equals(theirs.get(0))) {
            return 0;
        }
        List<String> shorter = mine.size() <= theirs.size() ? mine : theirs;
        List<String> longer = new ArrayList<>(shorter == mine ? theirs : mine);
        double found = shorter.stream().filter(longer::remove).count();
        double share = found / shorter.size();
        return share == 1 && mine.size() != theirs.size() ? 0.9 : share;
    }

    private static List<String> words(String name) {
        return Arrays.stream(Skeleton.of(name).split(" "))
                .filter(w -> !w.isEmpty())
                .toList();
    }

    private static double birthDateSimilarity(LocalDate left, LocalDate right) {
        if (left == null || right == null) {
            return 0;
        }
        if (left.equals(right)) {
            return 1;
        }
        boolean swapped = left.getYear() == right.getYear()
                && left.getMonthValue() == right.getDayOfMonth()
                && left.getDayOfMonth() == right.getMonthValue();
        boolean yearOnly = left.getYear() == right.getYear() && (left.getDayOfYear() == 1 || right.getDayOfYear() == 1);
        return swapped || yearOnly ? 0.7 : left.getYear() == right.getYear() ? 0.3 : 0;
    }
}
