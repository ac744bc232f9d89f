package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.PersonId;

/** A person was registered. Demographics are coarse, for statistics. */
@EventType("person.registered")
public record PersonRegistered(
        PersonId personId,
        @ServicesOnly Demographics demographics,
        @ServicesOnly @MayBeAbsent EventPlace place) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
