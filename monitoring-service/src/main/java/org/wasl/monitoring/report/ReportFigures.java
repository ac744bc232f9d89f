package org.wasl.monitoring.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
        static final Figure NOT_YET = new Figure(PlanFigureState.NOT_YET, null, null);

        static Figure entered(BigDecimal value) {
            return value == null
                    ? new Figure(PlanFigureState.NONE, null, null)
                    : new Figure(PlanFigureState.ENTERED, PlainNumber.of(value), null);
        }
    }

    boolean isKnownByAgency(String indicator) {
        return figures.isKnownByAgency(indicator);
    }

    /**
     * @param part the agency whose part it is; null for the whole
     * @return by code of the indicator, each that is asked for; empty where nothing was published yet
     */
    Optional<Map<String, Figure>> of(PlanReport report, Set<String> indicators, AgencyId part) {
        return figures.of(indicators, report.startsOn(), report.endsOn(), part, report.rawId())
                .map(read -> indicators.stream()
                        .collect(Collectors.toMap(
                                code -> code,
                                code -> read.containsKey(code)
                                        ? computed(read.get(code), report.periodOver())
                                        : Figure.entered(null))));
    }

    private static Figure computed(PeriodFigures.PeriodFigure figure, Instant periodOver) {
        String position = figure.publishedAt().toString();
        if (figure.value() == null) {
            boolean whole = !figure.publishedAt().isBefore(periodOver);
            return new Figure(whole ? PlanFigureState.SUPPRESSED : PlanFigureState.NOT_YET, null, position);
        }
        return new Figure(
                PlanFigureState.COMPUTED,
                PlainNumber.of(BigDecimal.valueOf(figure.value()).setScale(DIGITS, RoundingMode.HALF_UP)),
                position);
    }
}
