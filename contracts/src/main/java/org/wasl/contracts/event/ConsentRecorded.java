package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;

/** A person, or a guardian, consented to a use of the data by these agencies. */
@EventType("consent.recorded")
public record ConsentRecorded(
        PersonId personId,
        ConsentId consentId,
        ConsentPurpose purpose,
        @ServicesOnly Set<AgencyId> recipients) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
