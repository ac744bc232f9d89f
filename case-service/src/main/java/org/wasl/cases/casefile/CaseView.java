package org.wasl.cases.casefile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CaseCategory;
import org.wasl.contracts.code.CaseLegalBasis;
import org.wasl.contracts.code.CaseStage;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.ClosureReason;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.code.Sensitivity;
import org.wasl.contracts.id.CaseId;
import org.wasl.contracts.id.ConsentId;
import org.wasl.contracts.id.PersonId;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;

/** A case as its team may see it. To add a field: here, in {@link Facts#of}, and in a migration. */
@Schema(name = "Case")
public record CaseView(
        @JsonUnwrapped RecordMetadata metadata,
        @JsonUnwrapped Facts facts,

        List<String> allowedActions,

        Set<CaseCategory> redactions)
        implements View {

    @Schema(name = "CaseFacts")
    public record Facts(
            @Schema(examples = "C-2026-7K3M9QX") String caseNumber,
            Programme programme,
            @Schema(nullable = true) PersonId subjectId,
            CaseStatus status,
            CaseStage stage,
            @Schema(nullable = true) String statusReason,
            @Schema(nullable = true) RiskLevel riskLevel,
            Sensitivity sensitivity,
            String ownerId,
            @Schema(nullable = true) String supervisorId,
            LocalDate identifiedOn,
            @Schema(nullable = true) CaseLegalBasis legalBasis,
            @Schema(nullable = true) ConsentId consentId,

            @Schema(nullable = true) Instant consentEndedAt,

            @Schema(nullable = true) LocalDate reviewDue,
            @Schema(nullable = true) Instant openedAt,
            @Schema(nullable = true) Instant closedAt,
            @Schema(nullable = true) ClosureReason closureReason,
            @Schema(nullable = true) String closureSummary,
            @Schema(nullable = true) Boolean clientInformed,
            @Schema(nullable = true) String safetyAtClosure,
            @Schema(nullable = true) LocalDate followUpAfter,

            @Schema(nullable = true) Integer goalsMet,

            int reopenCount,
            @Schema(nullable = true) CaseId mergedIntoId,
            @JsonUnwrapped CaseDetailsBody details) {

        public static Facts of(CaseFile file) {
            CaseLifecycle lifecycle = file.lifecycle();
            Optional<CaseBasis> basis = lifecycle.basis();
            Optional<Closure> closure = lifecycle.closure();
            return new Facts(
                    file.caseNumber(),
                    file.programme(),
                    file.subject(),
                    lifecycle.status(),
                    lifecycle.stage(),
                    lifecycle.reason(),
                    file.risk(),
                    file.sensitivity(),
                    file.owner(),
                    file.supervisor(),
                    file.identifiedOn(),
                    basis.map(CaseBasis::legalBasis).orElse(null),
                    basis.flatMap(CaseBasis::consent).orElse(null),
                    basis.map(CaseBasis::consentEndedAt).orElse(null),
                    lifecycle.reviewDue(),
                    lifecycle.openedAt(),
                    lifecycle.closedAt(),
                    closure.map(Closure::reason).orElse(null),
                    closure.map(Closure::summary).orElse(null),
                    closure.map(Closure::clientInformed).orElse(null),
                    closure.map(Closure::safety).orElse(null),
                    closure.map(Closure::followUpAfter).orElse(null),
                    closure.map(Closure::goalsMet).orElse(null),
                    lifecycle.reopenCount(),
                    file.mergedInto().orElse(null),
                    CaseDetailsBody.of(file.details()));
        }

        /** Who the person is does not change; everything else may have since. */
        Facts as(CaseAccess access, Instant updatedAt) {
            CaseAccess now = access.toCaseChangedAt(updatedAt);
            boolean subject = now.to(CaseCategory.SUBJECT);
            return new Facts(
                    caseNumber,
                    programme,
                    access.to(CaseCategory.SUBJECT) ? subjectId : null,
                    status,
                    stage,
                    subject ? statusReason : null,
                    now.to(CaseCategory.RISK) ? riskLevel : null,
                    sensitivity,
                    ownerId,
                    supervisorId,
                    identifiedOn,
                    subject ? legalBasis : null,
                    subject ? consentId : null,
                    subject ? consentEndedAt : null,
                    reviewDue,
                    openedAt,
                    closedAt,
                    closureReason,
                    subject ? closureSummary : null,
                    subject ? clientInformed : null,
                    subject ? safetyAtClosure : null,
                    followUpAfter,
                    subject ? goalsMet : null,
                    reopenCount,
                    mergedIntoId,
                    subject ? details : CaseDetailsBody.HIDDEN);
        }
    }
}
