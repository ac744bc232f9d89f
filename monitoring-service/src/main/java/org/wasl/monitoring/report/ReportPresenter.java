package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.wasl.contracts.event.PlanReportMoved;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.outbox.Audience;

/** As what the caller acts on reports, what they are shown of them, and who learns of it. */
@ApplicationScoped
class ReportPresenter {
    private final PlanReports reports;
    private final ReportPrefill prefill;
    private final CoordinatingBody coordinator;
    private final Journal journal;
    private final Caller caller;
    private final Clock clock;

    @Inject
    ReportPresenter(
            PlanReports reports,
            ReportPrefill prefill,
            CoordinatingBody coordinator,
            Journal journal,
            Caller caller,
            Clock clock) {
        this.reports = reports;
        this.prefill = prefill;
        this.coordinator = coordinator;
        this.journal = journal;
        this.caller = caller;
        this.clock = clock;
    }

    PlanReport.Context context(PlanReport report) {
        return new PlanReport.Context(caller.subject(), reports.parties(report, caller), clock);
    }

    ReportView view(PlanReport report) {
        return ReportView.of(report, Map.of(), report.allowedActions(context(report)));
    }

    /** A locked report with the figures of today beside its own, where any were published. */
    ReportView viewWithFiguresOfToday(PlanReport report) {
        Map<String, ReportFigures.Figure> today =
                report.isLocked() ? prefill.figures(report, report.lines()).orElse(Map.of()) : Map.of();
        return ReportView.of(report, today, report.allowedActions(context(report)));
    }

    ReportSummary listed(PlanReport report) {
        return ReportSummary.of(report, report.allowedActions(context(report)));
    }

    /** @param moved null where nothing changed */
    ReportView recorded(PlanReport report, PlanReportMoved moved) {
        if (moved != null) {
            journal.record(moved, audience(report));
        }
        return view(report);
    }

    /** Nobody else knows of a draft. */
    private Audience audience(PlanReport report) {
        Set<AgencyId> agencies = new HashSet<>(Set.of(report.agency()));
        if (!report.isDraft()) {
            coordinator.organization().ifPresent(agencies::add);
        }
        return Audience.of(agencies);
    }
}
