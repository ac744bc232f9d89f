package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.id.PersonId;

/** A person died, went away or came back; or her record was erased. */
@EventType("person.status-changed")
public record PersonStatusChanged(PersonId personId, PersonStatus status) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
