package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.FollowUpStatus;
import org.wasl.contracts.code.FollowUpType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** A follow-up of a case. */
@EventType("follow-up.stated")
public record FollowUpStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        FollowUpType kind,
        FollowUpStatus status,
        @MayBeAbsent Instant plannedAt,
        @MayBeAbsent Instant doneAt)
        implements Fact {}
