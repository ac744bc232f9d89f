package org.wasl.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.GoalOutcome;
import org.wasl.contracts.code.PlanActionStatus;
import org.wasl.contracts.code.PlanStatus;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;

/** A version of the plan of a case. */
@EventType("plan.stated")
public record PlanStated(
        UUID recordId,
        long revision,
        CaseId caseId,
        AgencyId agencyId,
        int number,
        PlanStatus status,
        boolean agreedWithClient,
        Instant createdAt,
        @MayBeAbsent Instant approvedAt,
        List<Goal> goals,
        List<PlanActionStatus> actions)
        implements Fact {
    /** What should be true one day, how far it is, and for which concern. */
    public record Goal(GoalOutcome outcome, @MayBeAbsent String concern) {}
}
