package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.code.CentreProgrammeStatus;
import org.wasl.contracts.id.AgencyId;

/** A programme of a centre. */
@EventType("centre-programme.stated")
public record CentreProgrammeStated(
        UUID recordId,
        long revision,
        AgencyId agencyId,
        String kind,
        @MayBeAbsent UUID placeId,
        CentreProgrammeStatus status,
        @MayBeAbsent LocalDate startsOn,
        @MayBeAbsent LocalDate endsOn,
        @MayBeAbsent Integer places)
        implements Fact {}
