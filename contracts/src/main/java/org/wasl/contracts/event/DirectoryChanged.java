package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.id.AgencyId;

/**
 * An organization, service or location of the directory changed, or an organization is stated once more as it is.
 *
 * @param status of the organization, where the change is of it; null for what belongs to it, and in events of before
 */
@EventType("directory.changed")
public record DirectoryChanged(AgencyId organizationId, String kind, UUID recordId, OrganizationStatus status)
        implements DomainEvent {
    public DirectoryChanged(AgencyId organizationId, String kind, UUID recordId) {
        this(organizationId, kind, recordId, null);
    }

    @Override
    public UUID aggregateId() {
        return organizationId.value();
    }
}
