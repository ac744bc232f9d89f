package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;

/** The figure of an indicator over one period of the calendar, for other rooms: of the last publication, as it may be told to everybody who may read figures. */
@ApplicationScoped
public class PeriodFigures {
    private final Indicators indicators;
    private final Figures figures;
    private final Journal journal;

    @Inject
    PeriodFigures(Indicators indicators, Figures figures, Journal journal) {
        this.indicators = indicators;
        this.figures = figures;
        this.journal = journal;
    }

    /** @param value null where it is not told: of a few, of nobody, or divided by nothing */
    public record PeriodFigure(Double value, Instant publishedAt) {}

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
        IndicatorPeriod kind = kindOf(from, to);
        return indicators.find(code).map(indicator -> of(indicator, kind, new Periods.Period(from, to), agency));
    }

    /** A month, a quarter or a year of the calendar: from any months the figure of a single one could be found as the difference. */
    private static IndicatorPeriod kindOf(LocalDate from, LocalDate to) {
        return Stream.of(IndicatorPeriod.MONTH, IndicatorPeriod.QUARTER, IndicatorPeriod.YEAR)
                .filter(kind -> Periods.between(from, to, kind).all().equals(List.of(new Periods.Period(from, to))))
                .findFirst()
                .orElseThrow(() -> Problem.invalidField("/to", "no-calendar-period"));
    }

    private PeriodFigure of(Indicator indicator, IndicatorPeriod kind, Periods.Period period, AgencyId agency) {
        journal.act("indicator.read", Indicator.idOf(indicator.code()), Set.of(indicator.code()));
        List<IndicatorDimension> by = agency == null ? List.of() : List.of(IndicatorDimension.AGENCY);
        Figures.Published published = figures.published(
                new FigureTable(indicator, kind, new Periods(List.of(period)), by, AgeGrouping.UNHCR));
        return new PeriodFigure(
                published.figures().stream()
                        .filter(figure ->
                                agency == null || figure.cell().groups().equals(List.of(agency.toString())))
                        .findFirst()
                        .map(Figures.Figure::value)
                        .orElse(null),
                published.publication().publishedAt());
    }
}
