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
}
