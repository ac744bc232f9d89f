package org.wasl.cases.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.AccessibilityFeature;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/**
 * What is said of a programme.
 *
 * @param locationId location of the directory: the community development centre
 * @param places how many may take part; who comes after waits
 * @param accessibility what the place and the way of working offer
 */
@Schema(name = "ProgrammeFields")
public record ProgrammeFields(
        @NotNull @Valid LocalizedText name,

        @NotNull @CodeOf(Vocabulary.PROGRAMME_KIND) @Schema(examples = "LIFE_SKILLS")
        String kind,

        @NotNull UUID locationId,
        @NotNull @PossibleDate LocalDate startsOn,
        @NotNull @PossibleDate LocalDate endsOn,
        @NotNull @Min(1) @Max(500) Integer places,

        @Size(max = 20) @Schema(nullable = true) List<@NotNull AccessibilityFeature> accessibility) {

    static ProgrammeFields of(CentreProgramme.Facts known) {
        return new ProgrammeFields(
                known.name(),
                known.kind(),
                known.locationId(),
                known.startsOn(),
                known.endsOn(),
                known.places(),
                known.accessibility());
    }

    CentreProgramme.Facts toFacts() {
        return new CentreProgramme.Facts(
                name, kind, locationId, startsOn, endsOn, places, accessibility == null ? List.of() : accessibility);
    }
}
