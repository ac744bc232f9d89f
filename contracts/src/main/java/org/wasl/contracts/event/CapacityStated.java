package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** How many people a service at a place takes. */
@EventType("capacity.stated")
public record CapacityStated(
        UUID recordId,
        long revision,
        UUID serviceId,
        UUID placeId,
        AgencyId organizationId,
        int places,
        int held,
        int taken)
        implements Fact {}
