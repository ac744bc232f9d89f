package org.wasl.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.ServiceStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;

/** A service of the directory. */
@EventType("service.stated")
public record ServiceStated(
        UUID recordId,
        long revision,
        AgencyId organizationId,
        @MayBeAbsent ServiceType serviceType,
        ServiceStatus status,
        Instant registeredAt,
        Instant changedAt,
        @MayBeAbsent Instant endedAt,
        @MayBeAbsent LocalDate assuredOn,
        List<UUID> placeIds)
        implements Fact {}
