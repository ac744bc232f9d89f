package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** An organization, service or location of the directory changed. */
@EventType("directory.changed")
public record DirectoryChanged(AgencyId organizationId, String kind, UUID recordId) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return organizationId.value();
    }
}
