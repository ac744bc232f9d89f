package org.wasl.monitoring.response;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.CrisisKind;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.monitoring.indicator.Indicator;
import org.wasl.platform.value.LocalizedText;
import org.wasl.platform.value.PossibleDate;
import org.wasl.platform.vocabulary.CodeOf;

/** What may change of a response. */
public record CrisisResponseBody(
        @NotNull @Valid LocalizedText title,
        @NotNull CrisisKind crisis,

        @Schema(nullable = true) @Pattern(regexp = GLIDE) String glideNumber,

        @NotNull @Size(max = 20) List<@NotNull @CodeOf(Vocabulary.GOVERNORATE) String> governorates,
        @NotNull @Size(max = 60) List<@NotNull @CodeOf(Vocabulary.DISTRICT) String> districts,
        @NotNull @Size(max = 40) List<@NotNull @CodeOf(Vocabulary.CAMP) String> camps,
        @NotNull @PossibleDate LocalDate from,
        @Schema(nullable = true) @PossibleDate LocalDate to,
        @NotNull @Size(max = 20) List<@Valid @NotNull CrisisResponsePhase> phases,
        @NotNull AgencyId leadAgencyId,
        @NotNull @Size(max = 20) List<@NotNull @Pattern(regexp = Indicator.CODE) String> indicators) {
    /** Kind of disaster, year, number in the year, country. */
    static final String GLIDE = "[A-Z]{2}-[0-9]{4}-[0-9]{6}-[A-Z]{3}";

    CrisisResponse.Content toContent() {
        return new CrisisResponse.Content(
                title,
                crisis,
                glideNumber,
                new CrisisResponse.Area(governorates, districts, camps),
                from,
                to,
                phases,
                leadAgencyId,
                indicators);
    }

    static CrisisResponseBody of(CrisisResponse.Content known) {
        return new CrisisResponseBody(
                known.title(),
                known.crisis(),
                known.glideNumber(),
                known.area().governorates(),
                known.area().districts(),
                known.area().camps(),
                known.from(),
                known.to(),
                known.phases(),
                known.leadAgency(),
                known.indicators());
    }
}
