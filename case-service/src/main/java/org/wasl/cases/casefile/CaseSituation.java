package org.wasl.cases.casefile;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.BatchSize;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.code.CareArrangement;
import org.wasl.contracts.code.DisplacementStatus;
import org.wasl.contracts.code.IdentificationSource;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.HouseholdId;
import org.wasl.platform.value.SpecificNeed;

/** The situation of the person as the case has it: {@link CaseDetails} as they are stored, with the ids that agencies' systems give to the case. */
@Embeddable
class CaseSituation {
    @Column(name = "household_id")
    private UUID householdId;

    @Column(name = "centre_id")
    private UUID centreId;

    @Column(name = "response_id")
    private UUID responseId;

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

    @ElementCollection
    @CollectionTable(name = "case_external_id", joinColumns = @JoinColumn(name = "case_id"))
    @BatchSize(size = 200)
    private Set<OwnExternalId> externalIds = new HashSet<>();

    protected CaseSituation() {}

    CaseSituation(CaseDetails details, AgencyId agency) {
        write(details, agency);
    }

    /** @param agency whose external ids these are; what other agencies call the case stays */
    final void write(CaseDetails details, AgencyId agency) {
        householdId =
                details.householdId() == null ? null : details.householdId().value();
        centreId = details.centreId();
        responseId = details.responseId();
        concerns = texts(details.concerns(), Function.identity());
        specificNeeds = texts(details.specificNeeds(), SpecificNeed::code);
        accommodationNeeds = texts(details.accommodationNeeds(), AccessibilityFeature::name);
        identificationSource = details.identificationSource();
        displacementStatus = details.displacementStatus();
        careArrangement = details.careArrangement();
        unhcrExportOptIn = details.unhcrExportOptIn();
        OwnExternalId.replace(externalIds, details.externalIds(), agency);
    }

    void erase() {
        householdId = null;
        concerns = new String[0];
        specificNeeds = new String[0];
        accommodationNeeds = new String[0];
        careArrangement = null;
        externalIds.clear();
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values == null
                ? new String[0]
                : values.stream().map(text).distinct().toArray(String[]::new);
    }

    UUID centreId() {
        return centreId;
    }

    List<String> concerns() {
        return List.of(concerns);
    }

    /** @param agency whose external ids are told */
    CaseDetails details(AgencyId agency) {
        return new CaseDetails(
                householdId == null ? null : new HouseholdId(householdId),
                centreId,
                responseId,
                List.of(concerns),
                Arrays.stream(specificNeeds).map(SpecificNeed::of).toList(),
                Arrays.stream(accommodationNeeds)
                        .map(AccessibilityFeature::valueOf)
                        .toList(),
                identificationSource,
                displacementStatus,
                careArrangement,
                unhcrExportOptIn,
                OwnExternalId.of(externalIds, agency));
    }
}
