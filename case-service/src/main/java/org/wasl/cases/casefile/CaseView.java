package org.wasl.cases.casefile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.conditional.Head;
import org.wasl.platform.conditional.View;

/** A case as its team may see it. To add a field: here, in {@link CaseFile#facts()}, and in a migration. */
@Schema(name = "Case")
public record CaseView(
        @JsonUnwrapped Head head, @JsonUnwrapped Facts facts, List<String> allowedActions) implements View {

    @Schema(name = "CaseFacts")
    public record Facts(
            @Schema(examples = "C-2026-7K3M9QX") String caseNumber,
            Programme programme,
            PersonId subjectId,
            @Schema(nullable = true) HouseholdId householdId,
            CaseStatus status,
            CaseStage stage,
            @Schema(nullable = true) String statusReason,
            RiskLevel riskLevel,
            Sensitivity sensitivity,
            String ownerId,
            @Schema(nullable = true) String supervisorId,
            LocalDate identifiedOn,
            List<String> concerns,
            @Schema(nullable = true) CaseLegalBasis legalBasis,
            @Schema(nullable = true) ConsentId consentId,
            @Schema(nullable = true) LocalDate reviewDue,
            @Schema(nullable = true) Instant openedAt,
            @Schema(nullable = true) Instant closedAt,
            @Schema(nullable = true) ClosureReason closureReason,
            @Schema(nullable = true) String closureSummary,
            int reopenCount,
            @Schema(nullable = true) CaseId mergedIntoId) {}
}
