package org.wasl.monitoring.warning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.ThresholdComparison;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.value.LocalizedText;

/**
 * What may change of a threshold.
 *
 * @param advice what to do when it is passed
 * @param value what the figure is compared with; with RISES_BY a percentage
 * @param responsibleId organization of the directory; null for nobody beside the coordinating organization
 * @param active whether publications are compared with it
 */
@Schema(name = "IndicatorThresholdBody")
public record ThresholdBody(
        @NotNull @Valid LocalizedText title,
        @NotNull @Valid LocalizedText advice,
        @NotNull ThresholdComparison comparison,

        @NotNull @DecimalMin("0") @Digits(integer = 15, fraction = 4)
        BigDecimal value,

        @Schema(nullable = true) AgencyId responsibleId,
        @NotNull Boolean active) {
    IndicatorThreshold.Content toContent() {
        return new IndicatorThreshold.Content(
                title, advice, new ThresholdLimit(comparison, value), responsibleId, active);
    }

    static ThresholdBody of(IndicatorThreshold.Content known) {
        return new ThresholdBody(
                known.title(),
                known.advice(),
                known.limit().comparison(),
                known.limit().value(),
                known.responsible(),
                known.active());
    }
}
