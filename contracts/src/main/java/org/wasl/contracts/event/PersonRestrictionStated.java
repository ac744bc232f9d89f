package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.PersonId;

/**
 * Whether the record of a person is only kept, because the person asked for it. A statement with a higher revision replaces one with a lower, in whatever order
 * they arrive. For the services only: what a person asked for is in no feed.
 */
@EventType("person.restriction-stated")
public record PersonRestrictionStated(PersonId personId, boolean restricted, long revision) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
