package org.wasl.matching.compare;

/** The level of agreement of two numbers that may be mistyped. */
public final class NumberSimilarity {
    private NumberSimilarity() {}

    public static final int DIFFERENT = 0;
    public static final int MISTYPED = 1;
    public static final int EQUAL = 2;

    private static final int SHORTEST = 5;

    static int level(String one, String other) {
        if (one == null || other == null) {
            return Field.MISSING;
        }
        return one.equals(other) ? EQUAL : isMistyped(one, other) ? MISTYPED : DIFFERENT;
    }

    /** One digit wrong, too many or too few, or two exchanged. */
    static boolean isMistyped(String one, String other) {
        int lengths = one.length() - other.length();
        if (Math.abs(lengths) > 1 || Math.max(one.length(), other.length()) < SHORTEST) {
            return false;
        }
        int same = 0;
        int least = Math.min(one.length(), other.length());
        while (same < least && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String left = one.substring(same);
        String right = other.substring(same);
        if (lengths != 0) {
            return lengths > 0
                    ? left.substring(1).equals(right)
                    : right.substring(1).equals(left);
        }
        if (left.length() > 1
                && left.charAt(0) == right.charAt(1)
                && left.charAt(1) == right.charAt(0)
                && left.substring(2).equals(right.substring(2))) {
            return true;
        }
        return left.isEmpty() || left.substring(1).equals(right.substring(1));
    }

    /** The same of two numbers with as many digits, without writing them out. */
    static boolean isMistyped(long one, long other) {
        long left = one;
        long right = other;
        while (left % 10 == right % 10 && (left != 0 || right != 0)) {
            left /= 10;
            right /= 10;
        }
        // The last digit that differs; what stands before it must be the same, or the two exchanged.
        if (left / 10 == right / 10) {
            return true;
        }
        return left % 10 == right / 10 % 10 && left / 10 % 10 == right % 10 && left / 100 == right / 100;
    }
}
