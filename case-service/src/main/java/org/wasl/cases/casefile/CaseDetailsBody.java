package org.wasl.cases.casefile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentificationSource;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.SpecificNeed;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * What is known of the situation, and may change while the case runs.
 *
 * @param centreId location of the directory where the person is served, such as a community development centre
 * @param responseId the response to a crisis under which the case was opened
 * @param concerns codes of the Primero list of protection concerns, verbatim, the primary ones first
 * @param specificNeeds codes of UNHCR, verbatim
 * @param accommodationNeeds what a place must offer so that the person can take part
 * @param unhcrExportOptIn whether the person agreed that the UNHCR export says more than a code; no answer is no
 * @param externalIds under which your agency's other systems know this case; each names one case
 */
@Schema(name = "CaseDetails")
public record CaseDetailsBody(
        @Schema(nullable = true) HouseholdId householdId,
        @Schema(nullable = true) UUID centreId,
        @Schema(nullable = true) UUID responseId,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull @CodeOf(Vocabulary.CONCERN) String> concerns,

        @Size(max = 30) @Schema(nullable = true)
        List<@NotNull @CodeOf(Vocabulary.SPECIFIC_NEED) SpecificNeed> specificNeeds,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull AccessibilityFeature> accommodationNeeds,

        @Schema(nullable = true) IdentificationSource identificationSource,
        @Schema(nullable = true) DisplacementStatus displacementStatus,
        @Schema(nullable = true) CareArrangement careArrangement,
        @Schema(nullable = true) Boolean unhcrExportOptIn,

        @Size(max = 10) @Schema(nullable = true) List<@NotNull @Valid ExternalId> externalIds) {
    /** Nothing of it is open to the reader. */
    static final CaseDetailsBody HIDDEN =
            new CaseDetailsBody(null, null, null, List.of(), List.of(), List.of(), null, null, null, null, List.of());

    public static CaseDetailsBody of(CaseDetails known) {
        return new CaseDetailsBody(
                known.householdId(),
                known.centreId(),
                known.responseId(),
                known.concerns(),
                known.specificNeeds(),
                known.accommodationNeeds(),
                known.identificationSource(),
                known.displacementStatus(),
                known.careArrangement(),
                known.unhcrExportOptIn(),
                known.externalIds());
    }

    CaseDetails toDetails() {
        return new CaseDetails(
                householdId,
                centreId,
                responseId,
                concerns,
                specificNeeds,
                accommodationNeeds,
                identificationSource,
                displacementStatus,
                careArrangement,
                unhcrExportOptIn,
                externalIds);
    }
}
