package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;

@EventType("case.identified")
public record CaseIdentified(CaseId caseId, PersonId subjectId, Programme programme) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
