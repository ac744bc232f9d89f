package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.CaseId;

/** Something inside the case changed; {@code changed} names the part. */
@EventType("case.changed")
public record CaseChanged(CaseId caseId, Set<String> changed) implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
