package org.wasl.registry.household;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
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

/**
 * How poor a household was found to be.
 *
 * @param type by which method: the scales of two methods do not compare
 * @param scoredOn when it was found
 */
@Embeddable
@Schema(name = "PovertyScore")
public record PovertyScore(
        @NotNull
        @DecimalMin("-999999")
        @DecimalMax("999999")
        @Digits(integer = 6, fraction = 3)
        @Column(name = "poverty_score")
        @Schema(examples = "2.4")
        BigDecimal score,

        @NotBlank @Size(max = 60) @CleanText @Column(name = "poverty_score_type") @Schema(examples = "UNHCR_VAF")
        String type,

        @NotNull @Column(name = "poverty_scored_on") LocalDate scoredOn) {}
