package org.wasl.registry.household;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.PossibleDate;

/**
 * How poor a household was found to be.
 *
 * @param type by which method: the scales of two methods do not compare
 * @param scoredOn when it was found
 */
@Schema(name = "PovertyScore")
public record PovertyScoreBody(
        @NotNull
        @DecimalMin("-999999")
        @DecimalMax("999999")
        @Digits(integer = 6, fraction = 3)
        @Schema(examples = "2.4")
        BigDecimal score,

        @NotBlank @Size(max = 60) @CleanText @Schema(examples = "UNHCR_VAF")
        String type,

        @NotNull @PossibleDate(yearsAhead = PossibleDate.PAST)
        LocalDate scoredOn) {

    /** Null where it was never scored. */
    static PovertyScoreBody of(PovertyScore known) {
        return known == null ? null : new PovertyScoreBody(known.score(), known.type(), known.scoredOn());
    }

    PovertyScore toScore() {
        return new PovertyScore(score, type, scoredOn);
    }
}
