package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.CaseId;

/** A task is due soon ({@code remind}), is overdue ({@code breach}), or was so for so long that the supervisor takes it up ({@code escalate}). */
@EventType("case.task-due")
public record TaskDue(CaseId caseId, UUID taskId, TaskType type, String step) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
