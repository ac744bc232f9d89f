package org.wasl.matching.compare;

import java.io.Serializable;

/**
 * A field that is compared, with its levels of agreement, the highest the best.
 *
 * @param shared whether persons of one household have it in common
 * @param ofAge whether twins have it in common
 * @param prior the prior probability of each level for two records of one person: the training begins with it, and it stays where there are no data
 */
public record Field(String name, boolean shared, boolean ofAge, double[] prior) implements Serializable {
    /** Not known of one of the two: no evidence either way. */
    public static final int MISSING = -1;

    static Field own(String name, double... prior) {
        return new Field(name, false, false, prior);
    }

    static Field shared(String name, double... prior) {
        return new Field(name, true, false, prior);
    }

    static Field age(String name, double... prior) {
        return new Field(name, false, true, prior);
    }

    public int levels() {
        return prior.length;
    }

    @Override
    public String toString() {
        return name;
    }
}
