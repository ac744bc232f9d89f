package org.wasl.monitoring.indicator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.platform.value.LocalizedText;

/**
 * How an indicator is computed, as data.
 *
 * @param definition in words, for who reads the figure
 * @param denominator by which the numerator is divided; null where it is the figure itself
 * @param per what the quotient is multiplied by: 100 for percent; null for 1
 * @param dimensions by which it may be disaggregated; only those that its facts have
 */
@Schema(name = "IndicatorBody")
public record IndicatorBody(
        @NotNull @Valid LocalizedText title,
        @NotNull @Valid LocalizedText definition,
        @NotNull IndicatorUnit unit,
        @NotNull @Valid Measure numerator,

        @Schema(nullable = true) @Valid Measure denominator,

        @Schema(nullable = true) @Positive Integer per,

        @NotNull @Size(max = 30) Set<@NotNull IndicatorDimension> dimensions) {

    Indicator toIndicator(String code) {
        return new Indicator(code, title, definition, unit, numerator, denominator, per, dimensions);
    }

    static IndicatorBody of(Indicator indicator) {
        return new IndicatorBody(
                indicator.title(),
                indicator.definition(),
                indicator.unit(),
                indicator.numerator(),
                indicator.denominator(),
                indicator.per(),
                new TreeSet<>(indicator.dimensions()));
    }
}
