package org.wasl.cases.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentificationSource;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.platform.value.ExternalId;
import org.wasl.platform.value.SpecificNeed;

/** {@link CaseDetails} as they are stored. */
@Embeddable
class Details {
    @Column(name = "household_id")
    private UUID householdId;

    @Column(name = "centre_id")
    private UUID centreId;

    private String[] concerns = {};

    @Column(name = "specific_needs")
    private String[] specificNeeds = {};

    @Column(name = "accommodation_needs")
    private String[] accommodationNeeds = {};

    @Enumerated(EnumType.STRING)
    @Column(name = "identification_source")
    private IdentificationSource identificationSource;

    @Enumerated(EnumType.STRING)
    @Column(name = "displacement_status")
    private DisplacementStatus displacementStatus;

    @Enumerated(EnumType.STRING)
    @Column(name = "care_arrangement")
    private CareArrangement careArrangement;

    @Column(name = "unhcr_export_opt_in")
    private Boolean unhcrExportOptIn;

    protected Details() {}

    Details(CaseDetails details) {
        write(details);
    }

    final void write(CaseDetails details) {
        householdId =
                details.householdId() == null ? null : details.householdId().value();
        centreId = details.centreId();
        concerns = texts(details.concerns(), Function.identity());
        specificNeeds = texts(details.specificNeeds(), SpecificNeed::code);
        accommodationNeeds = texts(details.accommodationNeeds(), AccessibilityFeature::name);
        identificationSource = details.identificationSource();
        displacementStatus = details.displacementStatus();
        careArrangement = details.careArrangement();
        unhcrExportOptIn = details.unhcrExportOptIn();
    }

    void erase() {
        householdId = null;
        concerns = new String[0];
        specificNeeds = new String[0];
        accommodationNeeds = new String[0];
        careArrangement = null;
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values == null
                ? new String[0]
                : values.stream().map(text).distinct().toArray(String[]::new);
    }

    List<String> concerns() {
        return List.of(concerns);
    }

    /** @param externalIds which are kept beside: a collection of the case itself is fetched for a whole page at once */
    CaseDetails with(List<ExternalId> externalIds) {
        return new CaseDetails(
                householdId == null ? null : new HouseholdId(householdId),
                centreId,
                List.of(concerns),
                Arrays.stream(specificNeeds).map(SpecificNeed::of).toList(),
                Arrays.stream(accommodationNeeds)
                        .map(AccessibilityFeature::valueOf)
                        .toList(),
                identificationSource,
                displacementStatus,
                careArrangement,
                unhcrExportOptIn,
                externalIds);
    }
}
