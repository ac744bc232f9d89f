package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.FeedbackChannel;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** What a person thought of the help, as a number. */
@EventType("feedback.stated")
public record FeedbackStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        @MayBeAbsent Integer satisfaction,
        @MayBeAbsent FeedbackChannel channel,
        Instant givenAt)
        implements Fact {}
