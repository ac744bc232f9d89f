package org.wasl.contracts.code;

import java.util.List;

/** Into which groups people are put by age: each framework has its own. */
public enum AgeGrouping {
    /** As UNHCR registers and reports. */
    UNHCR(0, 5, 12, 18, 36, 60),
    /** Children, adults, older persons: as the social protection strategy speaks of them. */
    CHILDREN_ADULTS_OLDER(0, 18, 60),
    /** As the information management system for gender-based violence counts. */
    GBVIMS(0, 12, 18, 26, 41, 61),
    /** As censuses count. */
    FIVE_YEARS(0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80);

    private final List<Integer> firstYears;

    AgeGrouping(Integer... firstYears) {
        this.firstYears = List.of(firstYears);
    }

    /** The first year of age of each group, in their order; the last one has no end. */
    public List<Integer> firstYears() {
        return firstYears;
    }

    /** @param group its place: {@code AGE_18_35}, {@code AGE_60_PLUS}, as {@link AgeGroup} writes them */
    public String code(int group) {
        int first = firstYears.get(group);
        return group + 1 == firstYears.size()
                ? "AGE_%d_PLUS".formatted(first)
                : "AGE_%d_%d".formatted(first, firstYears.get(group + 1) - 1);
    }
}
