package org.wasl.cases.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.Sex;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * An incident as a client records it, and as it is shown.
 *
 * @param placeType code of the GBVIMS list of places
 * @param governorate ISO 3166-2; no nearer, so that the place tells nobody
 * @param cpViolation code of the list of violations against children, in a child's case
 * @param classification the seven questions of the GBVIMS, answered in their order
 */
@Schema(name = "IncidentBody")
public record IncidentBody(
        @Schema(nullable = true) @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate incidentOn,

        boolean dateEstimated,

        @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate reportedOn,

        boolean reportedBySurvivor,

        @CodeOf(Vocabulary.INCIDENT_PLACE) @Schema(nullable = true)
        String placeType,

        @CodeOf(Vocabulary.GOVERNORATE) @Schema(nullable = true)
        String governorate,

        @CodeOf(Vocabulary.DISPLACEMENT_STAGE) @Schema(nullable = true)
        String displacementStage,

        boolean harmfulPractice,
        boolean previousIncidents,

        @CodeOf(Vocabulary.CP_VIOLATION) @Schema(nullable = true)
        String cpViolation,

        @NotNull @Valid GbvClassification classification,
        @Valid @Schema(nullable = true) Perpetrators perpetrators,

        @Size(max = 10000) @CleanText @Schema(nullable = true)
        String account) {

    /**
     * Of the perpetrators what the GBVIMS counts: no name.
     *
     * @param ageGroup, relationship, occupation codes of the GBVIMS lists, verbatim
     */
    @Schema(name = "IncidentPerpetrators")
    public record Perpetrators(
            @Min(0) @Max(99) int count,

            @CodeOf(Vocabulary.PERPETRATOR_AGE_GROUP) @Schema(nullable = true)
            String ageGroup,

            @Schema(nullable = true) Sex sex,

            @CodeOf(Vocabulary.PERPETRATOR_RELATIONSHIP) @Schema(nullable = true)
            String relationship,

            @CodeOf(Vocabulary.PERPETRATOR_OCCUPATION) @Schema(nullable = true)
            String occupation) {

        static Perpetrators of(Incident.Perpetrators known) {
            return known == null
                    ? null
                    : new Perpetrators(
                            known.count(), known.ageGroup(), known.sex(), known.relationship(), known.occupation());
        }

        Incident.Perpetrators content() {
            return new Incident.Perpetrators(count, ageGroup, sex, relationship, occupation);
        }
    }

    static IncidentBody of(Incident.Content known) {
        return new IncidentBody(
                known.incidentOn(),
                known.dateEstimated(),
                known.reportedOn(),
                known.reportedBySurvivor(),
                known.placeType(),
                known.governorate(),
                known.displacementStage(),
                known.harmfulPractice(),
                known.previousIncidents(),
                known.cpViolation(),
                known.classification(),
                Perpetrators.of(known.perpetrators()),
                known.account());
    }

    Incident.Content content() {
        return new Incident.Content(
                incidentOn,
                dateEstimated,
                reportedOn,
                reportedBySurvivor,
                placeType,
                governorate,
                displacementStage,
                harmfulPractice,
                previousIncidents,
                cpViolation,
                classification,
                perpetrators == null ? null : perpetrators.content(),
                account);
    }
}
