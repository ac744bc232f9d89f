package org.wasl.registry.person;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** A package that stores something about persons: it takes part in an unmerge and in an erasure. */
public interface PersonPart {
    /**
     * A merge is taken back: what these agencies wrote since then on the survivor moves to the record that is separated.
     *
     * @param from the survivor
     * @param to the record that is separated
     * @param agencies one at least
     */
    void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since);

    /** A merge is taken back: what was recorded since then on cases of the separated person moves with the cases, whoever wrote it. */
    default void moveCaseRowsOnUnmerge(PersonId from, PersonId to, Instant since) {}

    /**
     * A merge is taken back, and what goes with its writer or its case was moved: what agencies that hold both records wrote since then.
     *
     * @param separated the record that stands again, with those that had been merged into it
     */
    default void settleOnUnmerge(Person survivor, Person separated, Instant since) {}

    /** The agencies that keep the one record and not the other. */
    static Set<UUID> keepersOf(Person one, Person notOther) {
        return one.holders().stream()
                .filter(agency -> !notOther.heldBy(agency))
                .map(AgencyId::value)
                .collect(Collectors.toSet());
    }

    /** One of several agencies lets go of the person: what it wrote about the person goes, or opens nothing any more. */
    default void release(Person person, AgencyId agency) {}

    /**
     * Erases the person's data here, except what the law requires: that something was allowed, by whom and when, in codes and ids.
     *
     * @param persons the person's record and those merged into it
     */
    void erase(Set<UUID> persons);
}
