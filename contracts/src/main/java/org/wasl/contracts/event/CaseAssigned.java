package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** The case is somebody else's from now on, in the same agency or in another. */
@EventType("case.assigned")
public record CaseAssigned(
        CaseId caseId,
        String step,
        AgencyId agencyId,
        @MayBeAbsent String ownerId,
        @MayBeAbsent String supervisorId,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
