package org.wasl.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.BestInterestsKind;
import org.wasl.contracts.code.BestInterestsReason;
import org.wasl.contracts.code.BestInterestsStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** A step of the best interests procedure. */
@EventType("best-interests.stated")
public record BestInterestsStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        BestInterestsKind kind,
        @MayBeAbsent BestInterestsReason reason,
        BestInterestsStatus status,
        Instant createdAt,
        @MayBeAbsent LocalDate panelOn)
        implements Fact {}
