package org.wasl.matching.link;

import java.util.Arrays;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.person.Person;

/** Looks whether the records are of whole families: different names and days of birth in what is plainly one household. */
final class Households {
    /** So many in a thousand records make a file one of families. */
    private static final double FROM = 0.005;

    private final long[] siblings;

    Households(int threads) {
        siblings = new long[threads];
    }

    void look(int thread, Person one, Person other, int[] levels) {
        boolean twoPersons = levels[Comparison.GIVEN] == 0
                && levels[Comparison.BIRTH_DATE] >= 0
                && levels[Comparison.BIRTH_DATE] < 3;
        if (twoPersons && levels[Comparison.LINEAGE] >= 4 && share(one, other, levels)) {
            siblings[thread]++;
        }
    }

    /** More than the name of the family, which strangers share, too. */
    private static boolean share(Person one, Person other, int[] levels) {
        if (levels[Comparison.PHONE] == 2 || Math.min(one.lineage().length, other.lineage().length) > 1) {
            return true;
        }
        int texts = 0;
        for (int i = Comparison.FIRST_OTHER; i < levels.length; i++) {
            texts += levels[i] == 3 ? 1 : 0;
        }
        return texts >= 3;
    }

    boolean areIn(int records) {
        return Arrays.stream(siblings).sum() > FROM * records;
    }
}
