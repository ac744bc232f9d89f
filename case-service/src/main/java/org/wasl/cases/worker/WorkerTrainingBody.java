package org.wasl.cases.worker;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/**
 * A training that a worker attended, as the API takes it.
 *
 * @param accredited whether its hours count for professional development
 * @param certificateReference number of the certificate
 */
@Schema(name = "TrainingBody")
public record WorkerTrainingBody(
        @NotBlank @Size(max = 300) @CleanText String title,
        @NotBlank @Size(max = 300) @CleanText String provider,
        boolean accredited,
        @NotNull @DecimalMin("0.5") @DecimalMax("1000") BigDecimal hours,

        @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate endedOn,

        @Size(max = 100) @CleanText @Schema(nullable = true) String certificateReference) {

    static WorkerTrainingBody of(WorkerTraining.Facts known) {
        return new WorkerTrainingBody(
                known.title(),
                known.provider(),
                known.accredited(),
                known.hours(),
                known.endedOn(),
                known.certificateReference());
    }

    WorkerTraining.Facts toFacts() {
        return new WorkerTraining.Facts(title, provider, accredited, hours, endedOn, certificateReference);
    }
}
