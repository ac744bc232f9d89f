package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.LicenceStatus;
import org.wasl.contracts.id.WorkerId;

/**
 * A licence was issued, renewed, suspended, reinstated or revoked, or is about to expire.
 *
 * @param daysLeft days until it expires, in a warning; else null
 */
@EventType("worker.licence-moved")
public record LicenceMoved(
        WorkerId workerId,
        UUID licenceId,
        String step,
        LicenceStatus status,
        @MayBeAbsent Integer daysLeft) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return workerId.value();
    }
}
