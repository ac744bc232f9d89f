package org.wasl.cases.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CaseScope;
import org.wasl.contracts.code.CaseStatus;
import org.wasl.contracts.code.Programme;
import org.wasl.contracts.code.RiskLevel;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * What may be kept of a filter under a name. Nothing in it names a person or a case.
 *
 * @param dueWithinDays with an open task that is due by then; 0 for what is overdue
 */
@Schema(name = "CaseCriteria")
public record CaseCriteria(
        @Schema(nullable = true) CaseScope scope,
        @Schema(nullable = true) CaseStatus status,
        @Schema(nullable = true) Programme programme,
        @Schema(nullable = true) RiskLevel riskLevel,

        @CodeOf(Vocabulary.CONCERN) @Schema(nullable = true) String concern,

        @CodeOf(Vocabulary.SPECIFIC_NEED) @Schema(nullable = true)
        SpecificNeed specificNeed,

        @Schema(nullable = true) UUID centreId,
        @Size(max = 100) @Schema(nullable = true) String ownerId,
        @Min(0) @Max(365) @Schema(nullable = true) Integer dueWithinDays) {

    static CaseCriteria of(SavedFilter.Criteria known) {
        return new CaseCriteria(
                known.scope(),
                known.status(),
                known.programme(),
                known.riskLevel(),
                known.concern(),
                known.specificNeed(),
                known.centreId(),
                known.ownerId(),
                known.dueWithinDays());
    }

    SavedFilter.Criteria toCriteria() {
        return new SavedFilter.Criteria(
                scope, status, programme, riskLevel, concern, specificNeed, centreId, ownerId, dueWithinDays);
    }
}
