package org.wasl.cases.casefile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentificationSource;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.SpecificNeed;

/**
 * What is known of the situation, and may change while the case runs.
 *
 * @param centreId location of the directory where the person is served, such as a community development centre
 * @param concerns codes of the Primero list of protection concerns, verbatim, the primary ones first
 * @param specificNeeds codes of UNHCR, verbatim
 * @param accommodationNeeds what a place must offer so that the person can take part
 * @param unhcrExportOptIn whether the person agreed that the UNHCR export says more than a code; no answer is no
 * @param externalIds under which your agency's other systems know this case; each names one case
 */
@Schema(name = "CaseDetails")
public record CaseDetails(
        @Schema(nullable = true) HouseholdId householdId,
        @Schema(nullable = true) UUID centreId,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull @Pattern(regexp = CaseDetails.CONCERN) String> concerns,

        @Size(max = 30) @Schema(nullable = true) List<@NotNull SpecificNeed> specificNeeds,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull AccessibilityFeature> accommodationNeeds,

        @Schema(nullable = true) IdentificationSource identificationSource,
        @Schema(nullable = true) DisplacementStatus displacementStatus,
        @Schema(nullable = true) CareArrangement careArrangement,
        @Schema(nullable = true) Boolean unhcrExportOptIn,

        @Size(max = 10) @Schema(nullable = true) List<@NotNull @Valid ExternalId> externalIds) {
    /** A code of the Primero list of protection concerns; kept as it comes. */
    public static final String CONCERN = "[A-Za-z0-9_-]{2,60}";

    /** What this one says, and where it says nothing, the other. Of other systems' ids, all. */
    public CaseDetails over(CaseDetails other) {
        Set<ExternalId> ids = new LinkedHashSet<>(other.externalIds());
        if (externalIds != null) {
            ids.addAll(externalIds);
        }
        return new CaseDetails(
                first(householdId, other.householdId),
                first(centreId, other.centreId),
                first(concerns, other.concerns),
                first(specificNeeds, other.specificNeeds),
                first(accommodationNeeds, other.accommodationNeeds),
                first(identificationSource, other.identificationSource),
                first(displacementStatus, other.displacementStatus),
                first(careArrangement, other.careArrangement),
                first(unhcrExportOptIn, other.unhcrExportOptIn),
                ids.stream()
                        .sorted(Comparator.comparing(ExternalId::scheme).thenComparing(ExternalId::value))
                        .toList());
    }

    private static <T> T first(T said, T known) {
        return said == null ? known : said;
    }

    /** Nothing of it is open to the reader. */
    static final CaseDetails HIDDEN =
            new CaseDetails(null, null, List.of(), List.of(), List.of(), null, null, null, null, List.of());
}
