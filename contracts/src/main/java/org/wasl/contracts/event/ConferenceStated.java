package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** A case conference. */
@EventType("conference.stated")
public record ConferenceStated(UUID recordId, long revision, CaseId caseId, AgencyId agencyId, Instant heldAt)
        implements Fact {}
