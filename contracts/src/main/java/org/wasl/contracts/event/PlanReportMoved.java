package org.wasl.contracts.event;

import java.util.UUID;
import org.wasl.contracts.code.PlanReportStatus;

/** A report on a plan was begun, changed, submitted, returned, reviewed, locked or corrected. */
@EventType("plan-report.moved")
public record PlanReportMoved(UUID reportId, UUID frameworkId, int revision, String step, PlanReportStatus status)
        implements DomainEvent {
    @Override
    public UUID aggregateId() {
        return reportId;
    }
}
