package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;

/**
 * Whether a household has a head who can act. For the services only: what one agency's records say of the head is not for others.
 *
 * @param neededBy the agencies by whose records the head died, went away or is held no more; empty where the household has its head
 * @param members who lives in it beside the head, by their surviving records
 */
@EventType("household.head-stated")
public record HouseholdHeadStated(HouseholdId householdId, Set<AgencyId> neededBy, Set<PersonId> members)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return householdId.value();
    }
}
