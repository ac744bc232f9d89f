package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.fact.ReadPosition;
import org.wasl.platform.journal.Journal;

/** The exact figure of an indicator over one period of whole months: for who reads figures in another room. */
@ApplicationScoped
public class PeriodFigures {
    private final Indicators indicators;
    private final Figures figures;
    private final Journal journal;
    private final Clock clock;

    @Inject
    PeriodFigures(Indicators indicators, Figures figures, Journal journal, Clock clock) {
        this.indicators = indicators;
        this.figures = figures;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param value null where nothing was counted, or it would be divided by nothing
     * @param computedTo the position of the facts
     */
    public record PeriodFigure(Double value, List<ReadPosition> computedTo) {}

    /** Whether its figures can be told by agency. */
    public boolean isKnownByAgency(String code) {
        return indicators
                .find(code)
                .filter(indicator -> indicator.has(List.of(IndicatorDimension.AGENCY)))
                .isPresent();
    }

    /**
     * In a transaction: the reading leaves its trace.
     *
     * @param agency whose part is asked for; null for all
     * @return empty where there is no such indicator
     */
    public Optional<PeriodFigure> of(String code, LocalDate from, LocalDate to, AgencyId agency) {
        return indicators.find(code).map(indicator -> of(indicator, new Periods.Period(from, to), agency));
    }

    private PeriodFigure of(Indicator indicator, Periods.Period period, AgencyId agency) {
        journal.act("indicator.read", Indicator.idOf(indicator.code()), Set.of(indicator.code()));
        List<IndicatorDimension> by = agency == null ? List.of() : List.of(IndicatorDimension.AGENCY);
        Figures.Counted counted = figures.of(indicator, new Periods(List.of(period)), by, clock.instant());
        return new PeriodFigure(
                counted.figures().stream()
                        .filter(figure ->
                                agency == null || figure.cell().groups().equals(List.of(agency.toString())))
                        .findFirst()
                        .map(figure -> Optional.ofNullable(figure.value()))
                        .orElseGet(() -> Optional.ofNullable(indicator.valueOfNothing()))
                        .orElse(null),
                counted.positions());
    }
}
