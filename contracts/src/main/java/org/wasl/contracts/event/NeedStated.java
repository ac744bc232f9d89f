package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.NeedSeverity;
import org.wasl.contracts.code.NeedStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.PersonId;

/** A specific need of a person. */
@EventType("need.stated")
public record NeedStated(
        UUID recordId,
        long revision,
        PersonId personId,
        AgencyId agencyId,
        String code,
        @MayBeAbsent NeedSeverity severity,
        NeedStatus status,
        @MayBeAbsent LocalDate identifiedOn,
        @MayBeAbsent LocalDate endedOn)
        implements Fact {}
