package org.wasl.cases.worker;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/**
 * An absence of a worker, as the API takes it.
 *
 * @param coverId account of the colleague who may act on the worker's cases in this time
 */
@Schema(name = "AbsenceBody")
public record AbsenceBody(
        @NotNull @PossibleDate LocalDate from,
        @NotNull @PossibleDate LocalDate to,
        @NotBlank @Size(max = 100) String coverId,

        @Size(max = 2000) @CleanText @Schema(nullable = true)
        String handoverNote) {

    static AbsenceBody of(Absence.Facts known) {
        return new AbsenceBody(known.from(), known.to(), known.coverId(), known.handoverNote());
    }

    Absence.Facts toFacts() {
        return new Absence.Facts(from, to, coverId, handoverNote);
    }
}
