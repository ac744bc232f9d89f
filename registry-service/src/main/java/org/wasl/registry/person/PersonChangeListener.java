package org.wasl.registry.person;

/** A package whose records end, or are checked again, when something changes for a person. Called in the transaction of the change. */
public interface PersonChangeListener {
    /** The person died. */
    default void died(Person person) {}

    /** The birth date was corrected: the person may be older or younger than was believed. */
    default void birthDateCorrected(Person person) {}
}
