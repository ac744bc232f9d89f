package org.wasl.contracts.event;

import java.time.Instant;
import java.util.UUID;
import org.wasl.contracts.code.TaskStatus;
import org.wasl.contracts.code.TaskType;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** A task of a case. */
@EventType("task.stated")
public record TaskStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        TaskType kind,
        TaskStatus status,
        Instant createdAt,
        @MayBeAbsent Instant dueAt,
        @MayBeAbsent Instant breachedAt,
        @MayBeAbsent Instant completedAt)
        implements Fact {}
