package org.wasl.matching.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wasl.matching.link.Pair;

/**
 * The pairs whose labels teach most. Two of three are those of which the model is least sure (uncertainty sampling: Lewis and Gale 1994); every third is spread over all
 * probabilities, so that errors of which the model is sure are found too.
 */
public final class PairsToLabel {
    private static final int SPREAD = 3;

    private PairsToLabel() {}

    /** @param labelled pairs whose truth is known already, which are left out */
    public static List<Pair> of(List<Pair> pairs, Truth labelled, int most) {
        List<Pair> open = new ArrayList<>(pairs.stream()
                .filter(pair -> !labelled.isLabelled(pair.left(), pair.right()))
                .sorted(Pair.BEST_FIRST)
                .toList());
        int number = Math.min(most, open.size());
        List<Pair> chosen = new ArrayList<>();
        int spread = number / SPREAD;
        for (int i = 0; i < spread; i++) {
            chosen.add(open.get((int) ((long) i * (open.size() - 1) / Math.max(1, spread - 1))));
        }
        open.removeAll(chosen);
        open.stream()
                .sorted(Comparator.comparingDouble(pair -> Math.abs(pair.probability() - 0.5)))
                .limit(number - chosen.size())
                .forEach(chosen::add);
        return chosen;
    }
}
