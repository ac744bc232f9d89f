package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.FollowUpActionStatus;

/** An action that follows from a report on a plan was agreed, changed, started, completed, cancelled or reopened. */
@EventType("follow-up-action.moved")
public record FollowUpActionMoved(UUID actionId, String step, FollowUpActionStatus status) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return actionId;
    }
}
