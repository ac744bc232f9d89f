package org.wasl.contracts.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentificationSource;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.PersonId;
import org.wasl.contracts.id.WorkerId;

/** A case as figures count it, with each state that it was in. */
@EventType("case.stated")
public record CaseStated(
        UUID recordId,
        long revision,
        AgencyId agencyId,
        AgencyId openedBy,
        PersonId subjectId,
        Programme programme,
        Sensitivity sensitivity,
        CaseStatus status,
        CaseStage stage,
        RiskLevel risk,
        @MayBeAbsent IdentificationSource source,
        List<String> concerns,
        @MayBeAbsent UUID centreId,
        @MayBeAbsent WorkerId ownerWorkerId,
        @MayBeAbsent LocalDate identifiedOn,
        @MayBeAbsent Instant openedAt,
        @MayBeAbsent Instant firstResponseAt,
        @MayBeAbsent Instant closedAt,
        @MayBeAbsent ClosureReason closureReason,
        @MayBeAbsent Integer goalsMet,
        int reopened,
        @MayBeAbsent CaseId mergedIntoId,
        @MayBeAbsent DisplacementStatus displacementStatus,
        @MayBeAbsent CareArrangement careArrangement,
        boolean safetyPlan,
        @MayBeAbsent UUID responseId,
        List<State> states)
        implements Fact {
    /** Since when the case was in a state, and with which agency, until the next one began. */
    public record State(
            Instant since,
            AgencyId agencyId,
            CaseStatus status,
            CaseStage stage,
            RiskLevel risk,
            @MayBeAbsent ClosureReason closureReason) {}
}
