package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.PersonId;

/** The time of another basis than consent is over, or its review did not confirm it: an agency that had access on this basis loses it at once. */
@EventType("legal-basis.ended")
public record LegalBasisEnded(PersonId personId, UUID useId) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
