package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;

/** A social worker in the register. */
@EventType("worker.stated")
public record WorkerStated(
        UUID recordId,
        long revision,
        AgencyId agencyId,
        boolean active,
        @MayBeAbsent WorkerId supervisorId,
        @MayBeAbsent Integer mostCases,
        Instant registeredAt)
        implements Fact {}
