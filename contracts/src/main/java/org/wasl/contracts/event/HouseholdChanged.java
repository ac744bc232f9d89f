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
 * @param shared who of them has the main home elsewhere, and is counted there
 */
@EventType("household.changed")
public record HouseholdChanged(
        HouseholdId householdId, Set<PersonId> members, Set<PersonId> joined, Set<PersonId> shared)
        implements DomainEvent {
    /** Events of before there were shared homes say nothing of them. */
    public HouseholdChanged {
        shared = shared == null ? Set.of() : shared;
    }

    @Override
    public UUID aggregateId() {
        return householdId.value();
    }
}
