package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.MergeId;
import org.wasl.contracts.id.PersonId;

/** A merge was taken back; the person stands again, and what followed the merge goes back to it. */
@EventType("merge.undone")
public record MergeUndone(PersonId personId, PersonId survivorId, MergeId mergeId) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
