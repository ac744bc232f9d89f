package org.wasl.matching.cluster;

/** Says that two records cannot be of one person, whatever links them over others. */
@FunctionalInterface
public interface Contradiction {
    /** @param one, other the places of the records: of two lists, those of the right follow those of the left */
    boolean between(int one, int other);
}
