package org.wasl.registry.person;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.PersonId;

/** A room that keeps something of persons: it takes part where a record is parted from another, and where one is erased. */
public interface PersonPart {
    /**
     * A merge is taken back: what these agencies wrote since, on the record that stays, follows theirs.
     *
     * @param from the record that stays
     * @param to the record that goes
     * @param agencies one at least
     */
    void follow(PersonId from, PersonId to, Set<UUID> agencies, Instant since);

    /** A merge is taken back: what was recorded since on cases of the person who goes follows them, whoever wrote it. */
    default void followCases(PersonId from, PersonId to, Instant since) {}

    /**
     * Nothing of her is left here but what the law wants kept: that something was allowed, by whom and when, in codes and ids.
     *
     * @param persons her record and those merged into it
     */
    void erase(Set<UUID> persons);
}
