package org.wasl.monitoring.framework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.LocalizedText;

/**
 * By what a node of a plan is followed.
 *
 * @param indicator code of the indicator that computes its figures; null where they are entered by hand
 * @param confirmed whether the plan itself is known to have it
 */
@Schema(name = "PlanIndicator")
public record FrameworkIndicator(
        @NotNull @Pattern(regexp = FrameworkNode.CODE) String code,
        @NotNull @Valid LocalizedText title,
        @NotNull IndicatorUnit unit,

        @Schema(nullable = true) @Size(max = 60) String indicator,

        @NotNull Boolean higherIsBetter,
        @NotNull Boolean confirmed,
        @NotBlank @Size(max = 500) @CleanText String source) {
    /** Whether its figures are the same numbers: targets and reports hold them. */
    boolean isMeasuredLike(FrameworkIndicator other) {
        return unit == other.unit
                && Objects.equals(indicator, other.indicator)
                && higherIsBetter.equals(other.higherIsBetter);
    }
}
