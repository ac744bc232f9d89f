package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;

/** A household was formed or its membership changed. */
@EventType("household.changed")
public record HouseholdChanged(HouseholdId householdId, Set<PersonId> members) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return householdId.value();
    }
}
