package org.wasl.matching.compare;

/** The level of agreement of two dates of birth, each yyyymmdd with zeros for what is not known. */
public final class BirthDateLevels {
    public static final int DIFFERENT = 0;
    public static final int NEAR_YEAR = 1;
    public static final int SAME_MONTH = 2;
    public static final int YEAR_KNOWN = 3;
    public static final int MISTYPED = 4;
    /** The day that is written where only the year is known: it says little. */
    public static final int EQUAL_FIRST_OF_JANUARY = 5;

    public static final int EQUAL = 6;

    private static final int FIRST_OF_JANUARY = 101;

    private BirthDateLevels() {}

    static int level(int one, int other) {
        if (one == 0 || other == 0) {
            return Field.MISSING;
        }
        int day = one % 10_000;
        int theirs = other % 10_000;
        int years = Math.abs(one / 10_000 - other / 10_000);
        if (one == other) {
            return day == FIRST_OF_JANUARY || day == 0 ? EQUAL_FIRST_OF_JANUARY : EQUAL;
        }
        if (years == 0 && (isYearOnly(day) || isYearOnly(theirs))) {
            return YEAR_KNOWN;
        }
        if (isYearOnly(day) && isYearOnly(theirs)) {
            return years <= 1 ? NEAR_YEAR : DIFFERENT; // two estimated years are no slip of each other
        }
        boolean exchanged = years == 0 && day / 100 == theirs % 100 && day % 100 == theirs / 100;
        if (exchanged || NumberSimilarity.isMistyped(one, other)) {
            return MISTYPED;
        }
        if (years == 0 && (day / 100 == theirs / 100 || day % 100 == theirs % 100)) {
            return SAME_MONTH;
        }
        return years <= 1 ? NEAR_YEAR : DIFFERENT;
    }

    private static boolean isYearOnly(int day) {
        return day == FIRST_OF_JANUARY || day == 0;
    }
}
