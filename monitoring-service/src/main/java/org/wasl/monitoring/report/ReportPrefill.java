package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.CoordinatingBody;
import org.wasl.monitoring.framework.FrameworkIndicator;
import org.wasl.monitoring.framework.PlanFramework;
import org.wasl.monitoring.targets.PlanTargets;

/** The lines of a report: one for each indicator of its plan, with figures where the platform computes them. */
@ApplicationScoped
class ReportPrefill {
    private final ReportFigures figures;
    private final PlanTargets targets;
    private final CoordinatingBody coordinator;

    @Inject
    ReportPrefill(ReportFigures figures, PlanTargets targets, CoordinatingBody coordinator) {
        this.figures = figures;
        this.targets = targets;
        this.coordinator = coordinator;
    }

    List<ReportLine> lines(PlanFramework plan, AgencyId reporter, LocalDate from, LocalDate to) {
        AgencyId part = partOf(reporter);
        Map<String, BigDecimal> wanted = targets.values(plan, part == null ? null : part.value(), from, to);
        return plan.indicators().stream()
                .map(followed ->
                        line(followed, part, wanted.get(followed.indicator().code())))
                .map(line -> line.isEntered() ? line : line.with(figure(line, part, from, to)))
                .toList();
    }

    /** The same lines with figures of now; what was written and counted by hand stays. */
    List<ReportLine> renewed(PlanReport report) {
        AgencyId part = partOf(report.agency());
        return report.lines().stream()
                .map(line ->
                        line.isEntered() ? line : line.with(figure(line, part, report.startsOn(), report.endsOn())))
                .toList();
    }

    /** The organization that keeps the plan reports on the whole; an agency on its part. */
    private AgencyId partOf(AgencyId reporter) {
        return coordinator.organization().filter(reporter::equals).isPresent() ? null : reporter;
    }

    private ReportLine line(PlanFramework.Followed followed, AgencyId part, BigDecimal target) {
        FrameworkIndicator indicator = followed.indicator();
        boolean computed =
                indicator.indicator() != null && (part == null || figures.isKnownByAgency(indicator.indicator()));
        ReportFigures.Figure none = ReportFigures.Figure.entered(null);
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

    private ReportFigures.Figure figure(ReportLine line, AgencyId part, LocalDate from, LocalDate to) {
        return figures.of(line.computedBy(), from, to, part);
    }
}
