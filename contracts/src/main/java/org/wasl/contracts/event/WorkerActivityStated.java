package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;

/**
 * Whether a social worker works for the agency. Who has left is no caseworker and no supervisor any more, in any service, whatever the account's token says.
 *
 * @param accountId of the worker
 * @param active false for who has left
 */
@EventType("worker.activity-stated")
public record WorkerActivityStated(WorkerId workerId, AgencyId agencyId, String accountId, boolean active)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return workerId.value();
    }
}
