package org.wasl.cases.casefile;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
 * @param responseId the response to a crisis under which the case was opened
 * @param concerns codes of the Primero list of protection concerns, verbatim, the primary ones first
 * @param specificNeeds codes of UNHCR, verbatim
 * @param accommodationNeeds what a place must offer so that the person can take part
 * @param unhcrExportOptIn whether the person agreed that the UNHCR export says more than a code; no answer is no
 * @param externalIds under which your agency's other systems know this case; each names one case
 */
public record CaseDetails(
        HouseholdId householdId,
        UUID centreId,
        UUID responseId,
        List<String> concerns,
        List<SpecificNeed> specificNeeds,
        List<AccessibilityFeature> accommodationNeeds,
        IdentificationSource identificationSource,
        DisplacementStatus displacementStatus,
        CareArrangement careArrangement,
        Boolean unhcrExportOptIn,
        List<ExternalId> externalIds) {
    /** A code of the Primero list of protection concerns; kept as it comes. */

    /** What this one says, and where it says nothing, the other. Of other systems' ids, all. */
    public CaseDetails over(CaseDetails other) {
        Set<ExternalId> ids = new LinkedHashSet<>(other.externalIds());
        if (externalIds != null) {
            ids.addAll(externalIds);
        }
        return new CaseDetails(
                first(householdId, other.householdId),
                first(centreId, other.centreId),
                first(responseId, other.responseId),
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
}
