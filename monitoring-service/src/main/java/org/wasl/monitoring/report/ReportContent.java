package org.wasl.monitoring.report;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.monitoring.framework.FrameworkNode;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.CleanText;
import org.wasl.platform.value.NearestNames;

/**
 * What an agency writes into its report: words in one language or both, and figures that are counted by hand.
 *
 * @param lines those that are written to; the others stay as they are
 */
@Schema(name = "PlanReportContent")
public record ReportContent(
        @Schema(nullable = true) @Size(max = 10000) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
        String narrativeAr,

        @Schema(nullable = true) @Size(max = 10000) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
        String narrativeEn,

        @NotNull @Size(max = 2000) List<@Valid @NotNull LineContent> lines) {

    /**
     * @param indicator code of the indicator in the plan
     * @param value for a line that is counted by hand; null for one that is computed, or where there is no figure
     */
    @Schema(name = "PlanReportLineContent")
    public record LineContent(
            @NotNull @Pattern(regexp = FrameworkNode.CODE) String indicator,

            @Schema(nullable = true) @Digits(integer = 15, fraction = 4)
            BigDecimal value,

            @Schema(nullable = true) @Size(max = 2000) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
            String narrativeAr,

            @Schema(nullable = true) @Size(max = 2000) @CleanText @Pattern(regexp = CleanText.NOT_BLANK)
            String narrativeEn) {}

    /** The lines of a report, with what is written here. */
    List<ReportLine> writtenTo(List<ReportLine> before) {
        Problem faults = new Problem(CommonProblem.INVALID_FIELDS);
        Map<String, LineContent> written = new HashMap<>();
        List<String> known = before.stream().map(ReportLine::indicator).toList();
        for (int i = 0; i < lines.size(); i++) {
            LineContent line = lines.get(i);
            String place = "/lines/" + i;
            if (!known.contains(line.indicator())) {
                faults.atUnknownName(
                        place + "/indicator", "unknown-indicator", NearestNames.to(line.indicator(), known));
            } else if (line.value() != null
                    && !before.get(known.indexOf(line.indicator())).isEntered()) {
                faults.at(place + "/value", "figure-is-computed");
            }
            if (written.put(line.indicator(), line) != null) {
                faults.at(place + "/indicator", "code-given-twice");
            }
        }
        if (!faults.errors().isEmpty()) {
            throw faults;
        }
        return before.stream()
                .map(line ->
                        written.containsKey(line.indicator()) ? written(line, written.get(line.indicator())) : line)
                .toList();
    }

    private static ReportLine written(ReportLine line, LineContent content) {
        ReportLine said = line.saying(content.narrativeAr(), content.narrativeEn());
        return line.isEntered() ? said.with(ReportFigures.Figure.entered(content.value())) : said;
    }
}
