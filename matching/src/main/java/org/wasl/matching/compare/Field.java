package org.wasl.matching.compare;

import java.io.Serializable;

/**
 * What is compared of two persons: so many levels of agreement, the highest the best.
 *
 * @param shared whether a household has it in common
 * @param ofAge whether it is the same of twins
 * @param usual how often each level is met between two records of one person: where training begins, and what holds where there is nothing to learn from
 */
public record Field(String name, boolean shared, boolean ofAge, double[] usual) implements Serializable {
    /** Not known of one of the two: no evidence either way. */
    public static final int MISSING = -1;

    static Field own(String name, double... usual) {
        return new Field(name, false, false, usual);
    }

    static Field shared(String name, double... usual) {
        return new Field(name, true, false, usual);
    }

    static Field age(String name, double... usual) {
        return new Field(name, false, true, usual);
    }

    public int levels() {
        return usual.length;
    }

    @Override
    public String toString() {
        return name;
    }
}
