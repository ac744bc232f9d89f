package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;

/** Whoever holds data on this consent stops using it at once. */
@EventType("consent.withdrawn")
public record ConsentWithdrawn(
        PersonId personId,
        ConsentId consentId,
        ConsentPurpose purpose,
        @ServicesOnly Set<AgencyId> recipients) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
