package org.wasl.registry.person;

/** A room whose records end, or are judged again, when something is learnt of a person. In the transaction in which it is written down. */
public interface PersonFollower {
    /** The person died. */
    default void died(Person person) {}

    /** The birth date was corrected: the person may be older or younger than was believed. */
    default void birthDateCorrected(Person person) {}
}
