package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.MonitoringProblem;
import org.wasl.monitoring.framework.FrameworkIndicator;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.monitoring.framework.PlanFrameworks;
import org.wasl.monitoring.targets.PlanTargets;
import org.wasl.platform.problem.Problem;

/** The lines of a report: one for each indicator of its plan, with figures where the platform computes them. */
@ApplicationScoped
class ReportPrefill {
    private final ReportFigures figures;
    private final PlanFrameworks frameworks;
    private final PlanTargets targets;
    private final CoordinatingBody coordinator;

    @Inject
    ReportPrefill(ReportFigures figures, PlanFrameworks frameworks, PlanTargets targets, CoordinatingBody coordinator) {
        this.figures = figures;
        this.frameworks = frameworks;
        this.targets = targets;
        this.coordinator = coordinator;
    }

    /** Without figures: they are computed where the report is known. */
    List<ReportLine> lines(PlanFramework plan, AgencyId reporter, LocalDate from, LocalDate to) {
        AgencyId part = partOf(reporter);
        Map<String, BigDecimal> wanted = targets.values(plan, part == null ? null : part.value(), from, to);
        return plan.indicators().stream()
                .map(followed ->
                        line(followed, part, wanted.get(followed.indicator().code())))
                .toList();
    }

    /** With the indicators of the plan and the targets as they are now; what was written, counted by hand and computed stays. */
    List<ReportLine> renewed(PlanReport report) {
        Map<String, ReportLine> before =
                report.lines().stream().collect(Collectors.toMap(ReportLine::indicator, line -> line));
        PlanFramework plan = frameworks.findById(report.frameworkId());
        return lines(plan, report.agency(), report.startsOn(), report.endsOn()).stream()
                .map(line -> before.containsKey(line.indicator()) ? line.keeping(before.get(line.indicator())) : line)
                .toList();
    }

    /** With figures of now. */
    List<ReportLine> computed(PlanReport report, List<ReportLine> lines) {
        Map<String, ReportFigures.Figure> now =
                figures(report, lines).orElseThrow(() -> new Problem(MonitoringProblem.FIGURES_NOT_PUBLISHED));
        return lines.stream()
                .map(line -> line.isEntered() ? line : line.with(now.get(line.computedBy())))
                .toList();
    }

    /** Figures of now by code of the indicator that computes them; empty where nothing was published yet. */
    Optional<Map<String, ReportFigures.Figure>> figures(PlanReport report, List<ReportLine> lines) {
        Set<String> computedBy = lines.stream()
                .map(ReportLine::computedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return figures.of(report, computedBy, partOf(report.agency()));
    }

    /** The organization that keeps the plan reports on the whole; an agency on its part. */
    private AgencyId partOf(AgencyId reporter) {
        return coordinator.organization().filter(reporter::equals).isPresent() ? null : reporter;
    }

    private ReportLine line(PlanFramework.Followed followed, AgencyId part, BigDecimal target) {
        FrameworkIndicator indicator = followed.indicator();
        boolean computed =
                indicator.indicator() != null && (part == null || figures.isKnownByAgency(indicator.indicator()));
        ReportFigures.Figure none = computed ? ReportFigures.Figure.NOT_YET : ReportFigures.Figure.entered(null);
        return new ReportLine(
                followed.node(),
                indicator.code(),
                indicator.title(),
                indicator.unit(),
                indicator.higherIsBetter(),
                computed ? indicator.indicator() : null,
                none.state(),
                none.value(),
                none.computedTo(),
                target,
                null,
                null);
    }
}
