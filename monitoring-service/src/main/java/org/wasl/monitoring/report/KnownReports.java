package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.NearestNames;

/** Whether there is a report, for those who name one. */
@ApplicationScoped
public class KnownReports {
    private final PlanReports reports;

    @Inject
    KnownReports(PlanReports reports) {
        this.reports = reports;
    }

    /** Refuses a report that the caller does not know, and a line that it does not have. @param report null where none is named */
    public void requireKnown(UUID report, String indicator, Caller caller) {
        if (report == null) {
            if (indicator != null) {
                throw Problem.invalidField("/reportId", "report-of-line-missing");
            }
            return;
        }
        PlanReport named = reports.named(report, caller, "/reportId", "unknown-report");
        List<String> known = named.lines().stream().map(ReportLine::indicator).toList();
        if (indicator != null && !known.contains(indicator)) {
            throw new Problem(CommonProblem.INVALID_FIELDS)
                    .atUnknownName("/indicator", "unknown-indicator", NearestNames.to(indicator, known));
        }
    }
}
