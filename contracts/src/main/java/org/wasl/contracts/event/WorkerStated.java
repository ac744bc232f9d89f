package org.wasl.contracts.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.CaseloadBand;
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
        int guides,
        BigDecimal caseload,
        int mostCases,
        CaseloadBand caseloadBand,
        Instant registeredAt,
        @MayBeAbsent Instant leftAt)
        implements Fact {}
