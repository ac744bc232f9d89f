package org.wasl.contracts.event;

import java.util.UUID;

/** An action is due soon ({@code remind}), is overdue ({@code breach}), or was so for so long that the coordinating organization takes it up ({@code escalate}). */
@EventType("follow-up-action.due")
public record FollowUpActionDue(UUID actionId, String step) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return actionId;
    }
}
