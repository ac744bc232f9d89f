package org.wasl.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.ReceivedService;
import org.wasl.contracts.code.ReferralBusinessStatus;
import org.wasl.contracts.code.ReferralDeadline;
import org.wasl.contracts.code.ReferralOutcome;
import org.wasl.contracts.code.ReferralPriority;
import org.wasl.contracts.code.ReferralStatus;
import org.wasl.contracts.code.ServiceType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;

/** A referral that was sent, as figures count it. */
@EventType("referral.stated")
public record ReferralStated(
        UUID recordId,
        long revision,
        AgencyId requesterId,
        AgencyId recipientId,
        PersonId subjectId,
        @MayBeAbsent CaseId caseId,
        ServiceType serviceType,
        ReferralPriority priority,
        ReferralStatus status,
        @MayBeAbsent ReferralBusinessStatus businessStatus,
        @MayBeAbsent String reasonCode,
        @MayBeAbsent ReferralOutcome outcome,
        @MayBeAbsent UUID placeId,
        @MayBeAbsent String serviceGovernorate,
        Instant sentAt,
        @MayBeAbsent Instant acknowledgedAt,
        @MayBeAbsent Instant decidedAt,
        @MayBeAbsent Instant startedAt,
        @MayBeAbsent Instant closedAt,
        @MayBeAbsent Instant acknowledgeDueAt,
        @MayBeAbsent Instant decideDueAt,
        @MayBeAbsent Instant contactDueAt,
        @MayBeAbsent Instant outcomeDueAt,
        int attempt,
        boolean onward,
        int reopened,
        @MayBeAbsent Integer rating,
        @MayBeAbsent ReceivedService receivedService,
        List<Escalation> escalations)
        implements Fact {
    /** A deadline that was missed. */
    public record Escalation(
            ReferralDeadline deadline,
            int level,
            Instant raisedAt,
            @MayBeAbsent Instant resolvedAt) {}
}
