package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.wasl.contracts.code.PlanFigureState;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.PlainNumber;
import org.wasl.monitoring.indicator.PeriodFigures;

/**
 * The one place where reports ask for figures. Many read a report: it has the figures that all of them may read, whoever writes it (ADR 60). One that is not told is
 * never zero.
 */
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
     * @param computedTo when the facts were published that it was counted from; null where nothing was computed
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
    Figure of(String indicator, LocalDate from, LocalDate to, AgencyId agency) {
        return figures.of(indicator, from, to, agency)
                .map(ReportFigures::computed)
                .orElse(new Figure(PlanFigureState.NONE, null, null));
    }

    private static Figure computed(PeriodFigures.PeriodFigure figure) {
        String position = figure.publishedAt().toString();
        return figure.value() == null
                ? new Figure(PlanFigureState.SUPPRESSED, null, position)
                : new Figure(
                        PlanFigureState.COMPUTED,
                        PlainNumber.of(BigDecimal.valueOf(figure.value()).setScale(DIGITS, RoundingMode.HALF_UP)),
                        position);
    }
}
