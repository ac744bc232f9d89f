package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.CrisisResponseStatus;

/** A named response to a crisis was planned, changed, activated, closed or reopened. */
@EventType("crisis-response.moved")
public record CrisisResponseMoved(UUID responseId, String step, CrisisResponseStatus status) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return responseId;
    }
}
