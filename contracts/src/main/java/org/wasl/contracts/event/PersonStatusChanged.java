package org.wasl.contracts.event;

import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.code.PersonStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/**
 * A person died, went away or came back; or the record was erased.
 *
 * @param agencies whose records say so, where records of several agencies were merged and not all have confirmed it; null where all do. What one agency says of a
 *     person, another's record and work follow only after its confirmation
 */
@EventType("person.status-changed")
public record PersonStatusChanged(
        PersonId personId,
        PersonStatus status,
        @ServicesOnly @MayBeAbsent Set<AgencyId> agencies,
        @ServicesOnly @MayBeAbsent EventPlace place)
        implements DomainEvent {
    /** Whether it holds for what this agency knows. */
    public boolean holdsFor(AgencyId agency) {
        return agencies == null || agencies.contains(agency);
    }

    @Override
    public UUID aggregateId() {
        return personId.value();
    }
}
