package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        return view(report, Map.of());
    }

    /** A locked report with the figures of today beside its own, where any were published. */
    ReportView viewWithFiguresOfToday(PlanReport report) {
        Map<String, ReportFigures.Figure> today =
                report.isLocked() ? prefill.figures(report, report.lines()).orElse(Map.of()) : Map.of();
        return view(report, today);
    }

    private ReportView view(PlanReport report, Map<String, ReportFigures.Figure> today) {
        return ReportView.of(
                report,
                today,
                correctionsKnown(List.of(report)).get(report.rawId()),
                report.allowedActions(context(report)));
    }

    List<ReportSummary> listed(List<PlanReport> all) {
        Map<UUID, UUID> corrections = correctionsKnown(all);
        return all.stream()
                .map(report -> ReportSummary.of(
                        report, corrections.get(report.rawId()), report.allowedActions(context(report))))
                .toList();
    }

    /** For the id of each report that of its correction, where the caller may know that there is one: a draft is known to its agency alone. */
    private Map<UUID, UUID> correctionsKnown(List<PlanReport> all) {
        Set<UUID> known = reports.knownAmong(
                all.stream()
                        .map(PlanReport::correctedById)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                caller);
        return all.stream()
                .filter(report -> report.isCorrected() && known.contains(report.correctedById()))
                .collect(Collectors.toMap(PlanReport::rawId, PlanReport::correctedById));
    }

    /** @param moved null where nothing changed */
    ReportView recorded(PlanReport report, PlanReportMoved moved) {
        if (moved != null) {
            journal.record(moved, audience(report));
        }
        return view(report);
    }

    /** A correction was begun, which is a draft. */
    ReportView corrected(PlanReport locked, PlanReport next) {
        journal.record(locked.moved("correct"), Audience.of(Set.of(locked.agency())));
        return recorded(next, next.begun());
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
