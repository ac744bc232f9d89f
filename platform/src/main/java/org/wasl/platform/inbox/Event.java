package org.wasl.platform.inbox;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.id.AgencyId;

/**
 * An event as it arrived.
 *
 * @param agency whose account did it; null where no agency acted, and in events of before
 * @param place null where nowhere
 * @param data null for a type that this version does not know
 */
public record Event(
        UUID id,
        String type,
        UUID subject,
        Instant time,
        Set<AgencyId> audience,
        AgencyId agency,
        EventPlace place,
        DomainEvent data) {
    public boolean isOf(Set<Class<? extends DomainEvent>> kinds) {
        return data != null && kinds.contains(data.getClass());
    }
}
