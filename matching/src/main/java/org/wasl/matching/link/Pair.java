package org.wasl.matching.link;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Two records that may be one person.
 *
 * @param left, right their places in the lists
 * @param weight the evidence in bits: each doubles the odds
 */
public record Pair(int left, int right, double weight, double probability, Decision decision) implements Serializable {
    public static final Comparator<Pair> BEST_FIRST = Comparator.comparingDouble(Pair::weight)
            .reversed()
            .thenComparingInt(Pair::left)
            .thenComparingInt(Pair::right);
}
