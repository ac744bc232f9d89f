package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.WorkerId;

/** Something in the record of a social worker changed; {@code changed} names the part. */
@EventType("worker.changed")
public record WorkerChanged(WorkerId workerId, Set<String> changed) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return workerId.value();
    }
}
