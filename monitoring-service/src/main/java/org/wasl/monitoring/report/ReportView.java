package org.wasl.monitoring.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.IndicatorUnit;
import org.wasl.contracts.code.PlanFigureState;
import org.wasl.contracts.code.PlanReportStatus;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;
import org.wasl.platform.value.LocalizedText;

/**
 * A report as its readers see it.
 *
 * @param frameworkId the edition of the plan
 * @param revision 1, and one more with each correction
 * @param correctsId the version that it corrects; null of the first
 * @param correctedById the version that corrects it; null where there is none that the caller may read
 * @param returnReason why it came back; null where it did not
 * @param lockedAt null until it is locked
 */
@Schema(name = "PlanReport")
public record ReportView(
        @JsonUnwrapped RecordMetadata metadata,
        UUID frameworkId,
        LocalDate from,
        LocalDate to,
        int revision,
        @Schema(nullable = true) UUID correctsId,
        @Schema(nullable = true) UUID correctedById,
        PlanReportStatus status,
        @Schema(nullable = true) String narrativeAr,
        @Schema(nullable = true) String narrativeEn,
        @Schema(nullable = true) String returnReason,
        @Schema(nullable = true) Instant lockedAt,
        List<LineView> lines,
        List<String> allowedActions)
        implements View {

    /**
     * @param computedBy code of the indicator that computes it; null where it is counted by hand
     * @param value null where the state has none
     * @param computedTo when the facts were published that it was counted from; null where nothing was computed
     * @param target null where none is set
     * @param now of a locked report, what the figure is today, where that is asked for and known; null otherwise
     */
    @Schema(name = "PlanReportLine")
    public record LineView(
            String node,
            String indicator,
            LocalizedText title,
            IndicatorUnit unit,
            boolean higherIsBetter,
            @Schema(nullable = true) String computedBy,
            PlanFigureState state,
            @Schema(nullable = true) BigDecimal value,
            @Schema(nullable = true) String computedTo,
            @Schema(nullable = true) BigDecimal target,
            @Schema(nullable = true) Boolean targetReached,
            @Schema(nullable = true) String narrativeAr,
            @Schema(nullable = true) String narrativeEn,
            @Schema(nullable = true) FigureNow now) {}

    /**
     * @param value null where the state has none
     * @param difference to what the report says; null where one of the two has no figure
     */
    @Schema(name = "PlanFigureNow")
    public record FigureNow(
            PlanFigureState state,
            @Schema(nullable = true) BigDecimal value,
            @Schema(nullable = true) BigDecimal difference) {
        static FigureNow of(ReportLine kept, ReportFigures.Figure today) {
            return new FigureNow(
                    today.state(),
                    today.value(),
                    kept.value() == null || today.value() == null
                            ? null
                            : today.value().subtract(kept.value()));
        }
    }

    /**
     * @param today figures of now by code of the indicator that computes them; none where they are not compared
     * @param correctedBy as the caller may know it
     */
    static ReportView of(
            PlanReport report, Map<String, ReportFigures.Figure> today, UUID correctedBy, List<String> actions) {
        return new ReportView(
                RecordMetadata.of(report),
                report.frameworkId(),
                report.startsOn(),
                report.endsOn(),
                report.revision(),
                report.correctsId(),
                correctedBy,
                report.status(),
                report.narrativeAr(),
                report.narrativeEn(),
                report.returnReason(),
                report.lockedAt(),
                report.lines().stream()
                        .map(line -> line(line, line.isEntered() ? null : today.get(line.computedBy())))
                        .toList(),
                actions);
    }

    private static LineView line(ReportLine line, ReportFigures.Figure today) {
        return new LineView(
                line.node(),
                line.indicator(),
                line.title(),
                line.unit(),
                line.higherIsBetter(),
                line.computedBy(),
                line.state(),
                line.value(),
                line.computedTo(),
                line.target(),
                reached(line),
                line.narrativeAr(),
                line.narrativeEn(),
                today == null ? null : FigureNow.of(line, today));
    }

    private static Boolean reached(ReportLine line) {
        if (line.value() == null || line.target() == null) {
            return null;
        }
        int compared = line.value().compareTo(line.target());
        return line.higherIsBetter() ? compared >= 0 : compared <= 0;
    }
}
