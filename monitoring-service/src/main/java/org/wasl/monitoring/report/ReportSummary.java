package org.wasl.monitoring.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.code.PlanReportStatus;
import org.wasl.platform.conditional.RecordMetadata;
import org.wasl.platform.conditional.View;

/**
 * A report in a list: without its lines.
 *
 * @param correctsId the version that it corrects; null of the first
 * @param correctedById the version that corrects it; null where there is none that the caller may read
 * @param lockedAt null until it is locked
 */
@Schema(name = "PlanReportSummary")
public record ReportSummary(
        @JsonUnwrapped RecordMetadata metadata,
        UUID frameworkId,
        LocalDate from,
        LocalDate to,
        int revision,
        @Schema(nullable = true) UUID correctsId,
        @Schema(nullable = true) UUID correctedById,
        PlanReportStatus status,
        @Schema(nullable = true) Instant lockedAt,
        List<String> allowedActions)
        implements View {
    /** @param correctedBy as the caller may know it */
    static ReportSummary of(PlanReport report, UUID correctedBy, List<String> actions) {
        return new ReportSummary(
                RecordMetadata.of(report),
                report.frameworkId(),
                report.startsOn(),
                report.endsOn(),
                report.revision(),
                report.correctsId(),
                correctedBy,
                report.status(),
                report.lockedAt(),
                actions);
    }
}
