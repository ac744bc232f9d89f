package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.ConsentPurpose;
import org.wasl.contracts.code.LegalBasis;
import org.wasl.contracts.id.PersonId;

/** A supervisor opened a person's data on another basis than consent: for the supervisors of those who hold the person to review. */
@EventType("legal-basis.used")
public record LegalBasisUsed(PersonId personId, UUID useId, LegalBasis legalBasis, ConsentPurpose purpose)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
