package org.wasl.registry.person;

/** A package whose records end, or are checked again, when something changes for a person. Called in the transaction of the change. */
public interface PersonChangeListener {
    /** The agency that keeps this record says that the person died: what other agencies do for the person goes on until they have confirmed it. */
    default void died(Person record) {}

    /** The agency that keeps this record says that the person died, went away or came back. */
    default void statusChanged(Person record) {}

    /** The birth date was corrected in this record: for the agency that keeps it the person may be older or younger than was believed. */
    default void birthDateCorrected(Person record) {}
}
