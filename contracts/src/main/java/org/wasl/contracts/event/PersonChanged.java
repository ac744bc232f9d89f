package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.PersonId;

/** Something of a person record changed; {@code changed} holds the names of the changed fields, never their values. */
@EventType("person.changed")
public record PersonChanged(PersonId personId, Set<String> changed) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
