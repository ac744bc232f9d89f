package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;

/**
 * A household was formed or changed.
 *
 * @param members who lives in it now
 * @param joined who of them came with this change
 */
@EventType("household.changed")
public record HouseholdChanged(HouseholdId householdId, Set<PersonId> members, Set<PersonId> joined)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return householdId.value();
    }
}
