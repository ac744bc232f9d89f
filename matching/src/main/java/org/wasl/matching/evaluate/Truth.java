package org.wasl.matching.evaluate;

import java.util.HashSet;
import java.util.Set;

/**
 * Which pairs are matches, as somebody knows. Where pairs are named that are no matches, only named pairs count; otherwise every pair that is not named is a non-match.
 */
public final class Truth {
    private final boolean oneList;
    private final boolean labels;
    private final Set<Long> matches = new HashSet<>();
    private final Set<Long> nonMatches = new HashSet<>();

    /** @param oneList whether left and right are the same list */
    public Truth(boolean oneList) {
        this(oneList, false);
    }

    private Truth(boolean oneList, boolean labels) {
        this.oneList = oneList;
        this.labels = labels;
    }

    /** Of pairs that were labelled: only those are known, also where all are matches. */
    public static Truth ofLabels(boolean oneList) {
        return new Truth(oneList, true);
    }

    public void add(int left, int right, boolean match) {
        if (!oneList || left != right) {
            (match ? matches : nonMatches).add(packed(left, right));
        }
    }

    private long packed(int left, int right) {
        return oneList ? pack(Math.min(left, right), Math.max(left, right)) : pack(left, right);
    }

    private static long pack(int left, int right) {
        return (long) left << 32 | right;
    }

    static int leftOf(long packed) {
        return (int) (packed >>> 32);
    }

    static int rightOf(long packed) {
        return (int) packed;
    }

    public boolean isMatch(int left, int right) {
        return matches.contains(packed(left, right));
    }

    /** Whether the truth of a pair is known. */
    public boolean knows(int left, int right) {
        return isComplete() || isLabelled(left, right);
    }

    public boolean isLabelled(int left, int right) {
        return isMatch(left, right) || nonMatches.contains(packed(left, right));
    }

    /** Whether all pairs are known. */
    public boolean isComplete() {
        return !labels && nonMatches.isEmpty();
    }

    Set<Long> matches() {
        return matches;
    }

    public int size() {
        return matches.size();
    }
}
