package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.MergeId;
import org.wasl.contracts.id.PersonId;

/** One record was merged into another; followers point at the survivor from now on. */
@EventType("person.merged")
public record PersonMerged(PersonId personId, PersonId survivorId, MergeId mergeId) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
