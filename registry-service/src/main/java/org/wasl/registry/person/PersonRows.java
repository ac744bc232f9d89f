package org.wasl.registry.person;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.PersonId;

/** Rows that one agency wrote about one person: on an unmerge they move with the agency's record. */
public interface PersonRows<E> extends PersonPart, PanacheRepositoryBase<E, UUID> {
    @Override
    default void moveOnUnmerge(PersonId from, PersonId to, Set<UUID> agencies, Instant since) {
        update(
                "personId = ?1 where personId = ?2 and createdAt > ?3 and agencyId in ?4",
                to.value(),
                from.value(),
                since,
                agencies);
    }

    @Override
    default void settleOnUnmerge(Person survivor, Person separated, Instant since) {
        moveNamed("namedId in ?4", survivor, separated, since);
    }

    /**
     * Rows that named the separated record go with it, but not those of an agency that keeps the survivor alone.
     *
     * @param named a condition by which a row named one of the ids {@code ?4}
     */
    default void moveNamed(String named, Person survivor, Person separated, Instant since) {
        update(
                "personId = ?1 where personId = ?2 and createdAt > ?3 and agencyId not in ?5 and " + named,
                separated.rawId(),
                survivor.rawId(),
                since,
                separated.allIds(),
                PersonPart.keepersOf(survivor, separated));
    }
}
