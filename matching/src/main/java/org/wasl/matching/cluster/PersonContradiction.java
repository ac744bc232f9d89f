package org.wasl.matching.cluster;

import java.util.List;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.NumberSimilarity;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.name.WordSimilarity;
import org.wasl.matching.person.Person;

/**
 * Two records contradict each other that have two different numbers of one kind, or two given names that cannot be one. A kind of number speaks only where the records
 * of one person rarely have two of it: of numbers of visits or cases a person has many. Not for several threads.
 */
public final class PersonContradiction implements Contradiction {
    /** The m probability of different numbers up to which a person has one number of the kind. */
    private static final double RARELY = 0.03;

    private final List<Person> left;
    private final List<Person> right;
    private final Comparison comparison;
    private final boolean[] speaks;

    /** @param right empty for one list */
    public PersonContradiction(Scorer scorer, List<Person> left, List<Person> right) {
        this.left = left;
        this.right = right;
        comparison = scorer.comparison();
        double[][] m = scorer.model().m();
        speaks = new boolean[m.length];
        for (int field : new int[] {Comparison.NATIONAL_ID, Comparison.OTHER_ID}) {
            speaks[field] = m[field][NumberSimilarity.DIFFERENT] < RARELY;
        }
    }

    @Override
    public boolean between(int one, int other) {
        int[] levels = comparison.levels(person(one), person(other));
        if (differs(levels, Comparison.NATIONAL_ID) || differs(levels, Comparison.OTHER_ID)) {
            return true;
        }
        boolean sameNumber = levels[Comparison.NATIONAL_ID] == NumberSimilarity.EQUAL
                || levels[Comparison.OTHER_ID] == NumberSimilarity.EQUAL;
        return levels[Comparison.GIVEN] == WordSimilarity.DIFFERENT && !sameNumber;
    }

    private boolean differs(int[] levels, int field) {
        return speaks[field] && levels[field] == NumberSimilarity.DIFFERENT;
    }

    private Person person(int place) {
        return place < left.size() ? left.get(place) : right.get(place - left.size());
    }
}
