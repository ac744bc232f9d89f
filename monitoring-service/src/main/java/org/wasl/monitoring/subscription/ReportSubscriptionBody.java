package org.wasl.monitoring.subscription;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.ReportFormat;
import org.wasl.contracts.code.ReportFrequency;
import org.wasl.contracts.code.ReportLanguage;
import org.wasl.monitoring.indicator.SelectedIndicators.Selection;

/**
 * Which figures an account is written about, and how.
 *
 * @param indicators codes; null, or none, where those of the plan are meant
 * @param framework code of a plan, or code and edition; null where none is meant
 * @param by by what the figures are disaggregated; null, or none, for the whole
 */
@Schema(name = "ReportSubscriptionBody")
public record ReportSubscriptionBody(
        @Schema(nullable = true) @Size(max = 20) List<@NotNull @Size(min = 1, max = 60) String> indicators,

        @Schema(nullable = true) @Pattern(regexp = "[A-Z][A-Z0-9-]{1,19}(:[0-9A-Za-z][0-9A-Za-z.-]{0,19})?")
        String framework,

        @Schema(nullable = true) @Size(max = 2) List<@NotNull IndicatorDimension> by,

        @NotNull ReportFrequency frequency,
        @NotNull ReportFormat format,
        @NotNull ReportLanguage language) {

    ReportSubscription.Choice toChoice() {
        return new ReportSubscription.Choice(
                new Selection(distinct(indicators), framework, distinct(by)), frequency, format, language);
    }

    private static <T> List<T> distinct(List<T> given) {
        return given == null ? List.of() : given.stream().distinct().toList();
    }

    static ReportSubscriptionBody of(ReportSubscription.Choice choice) {
        Selection selection = choice.selection();
        return new ReportSubscriptionBody(
                selection.indicators(),
                selection.framework(),
                selection.by(),
                choice.frequency(),
                choice.format(),
                choice.language());
    }
}
