package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;

/**
 * Somebody may need help.
 *
 * @param ownerId account of the caseworker; whom the registry lets read the person
 * @param supervisorId account of the supervisor, or null where any supervisor of the agency is
 */
@EventType("case.identified")
public record CaseIdentified(
        CaseId caseId,
        PersonId subjectId,
        AgencyId agencyId,
        Programme programme,
        String ownerId,
        @MayBeAbsent String supervisorId,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return caseId.value();
    }
}
