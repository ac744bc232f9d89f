package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.wasl.contracts.code.PlanFigureState;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.PlainNumber;
import org.wasl.monitoring.fact.ReadPosition;
import org.wasl.monitoring.indicator.PeriodFigures;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;

/** The one place where reports ask for figures: what the caller may not read is told as such, and never as zero. */
@ApplicationScoped
class ReportFigures {
    private static final int DIGITS = 4;

    private final PeriodFigures figures;

    @Inject
    ReportFigures(PeriodFigures figures) {
        this.figures = figures;
    }

    /**
     * @param value null where there is none, or it is not told
     * @param computedTo partitions of topics, each with the offset to which it was read; null where nothing was computed
     */
    record Figure(PlanFigureState state, BigDecimal value, String computedTo) {
        static Figure entered(BigDecimal value) {
            return value == null
                    ? new Figure(PlanFigureState.NONE, null, null)
                    : new Figure(PlanFigureState.ENTERED, PlainNumber.of(value), null);
        }
    }

    boolean isKnownByAgency(String indicator) {
        return figures.isKnownByAgency(indicator);
    }

    /** @param agency whose part it is; null for the whole */
    Figure of(String indicator, LocalDate from, LocalDate to, AgencyId agency, Caller caller) {
        if (!caller.has(Roles.AUDITOR)) {
            return new Figure(PlanFigureState.NOT_OPEN, null, null);
        }
        return figures.of(indicator, from, to, agency)
                .map(ReportFigures::computed)
                .orElse(new Figure(PlanFigureState.NONE, null, null));
    }

    private static Figure computed(PeriodFigures.PeriodFigure figure) {
        String position = figure.computedTo().stream()
                .map(ReportFigures::written)
                .sorted()
                .collect(Collectors.joining(" "));
        return figure.value() == null
                ? new Figure(PlanFigureState.NONE, null, position)
                : new Figure(
                        PlanFigureState.COMPUTED,
                        PlainNumber.of(BigDecimal.valueOf(figure.value()).setScale(DIGITS, RoundingMode.HALF_UP)),
                        position);
    }

    private static String written(ReadPosition position) {
        return position.topic() + "/" + position.partition() + ":" + position.offset();
    }
}
