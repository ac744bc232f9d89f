package org.wasl.contracts.event;

import java.time.LocalDate;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/** A session of a programme: contacts, not people. */
@EventType("session.stated")
public record SessionStated(
        UUID recordId,
        long revision,
        UUID programmeId,
        AgencyId agencyId,
        LocalDate heldOn,
        int present,
        int absent,
        int excused)
        implements Fact {}
