package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.AssessmentStatus;
import org.wasl.contracts.code.AssessmentType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** An assessment of a case by its form, without what was answered. */
@EventType("assessment.stated")
public record AssessmentStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        AssessmentType kind,
        @MayBeAbsent String formCode,
        @MayBeAbsent Boolean functioningDifficulty,
        AssessmentStatus status,
        Instant createdAt,
        @MayBeAbsent Instant completedAt,
        @MayBeAbsent Instant approvedAt)
        implements Fact {}
