package org.wasl.matching.compare;

import java.io.Serializable;

/**
 * What is compared of two persons: so many levels of agreement, the highest the best.
 *
 * @param levels how many, with the one of no agreement
 * @param usual how often each level is met between two records of one person: where training begins, and what holds where there is nothing to learn from
 */
public record Field(String name, int levels, double[] usual) implements Serializable {
    /** Not known of one of the two: no evidence either way. */
    public static final int MISSING = -1;

    static Field of(String name, double... usual) {
        return new Field(name, usual.length, usual);
    }

    @Override
    public String toString() {
        return name;
    }
}
