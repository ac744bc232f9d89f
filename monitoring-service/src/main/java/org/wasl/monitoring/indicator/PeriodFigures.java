package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.wasl.contracts.code.AgeGrouping;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.fact.Publications;
import org.wasl.platform.journal.Journal;
import org.wasl.platform.problem.Problem;

/** The figure of an indicator over one period of the calendar, for other rooms: of the last publication, as it may be told to everybody who may read figures. */
@ApplicationScoped
public class PeriodFigures {
    private final Indicators indicators;
    private final Figures figures;
    private final Publications publications;
    private final Journal journal;

    @Inject
    PeriodFigures(Indicators indicators, Figures figures, Publications publications, Journal journal) {
        this.indicators = indicators;
        this.figures = figures;
        this.publications = publications;
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
     * In a transaction: the reading leaves its trace, one for all of them.
     *
     * @param codes of the indicators; those that are not known are left out
     * @param agency whose part is asked for; null for all
     * @param about the record that they are read for
     * @return by code; empty where nothing was published yet
     */
    public Optional<Map<String, PeriodFigure>> of(
            Set<String> codes, LocalDate from, LocalDate to, AgencyId agency, UUID about) {
        if (!codes.isEmpty() && publications.last().isEmpty()) {
            return Optional.empty();
        }
        IndicatorPeriod kind = kindOf(from, to);
        Map<String, PeriodFigure> read = new TreeMap<>();
        for (String code : codes) {
            indicators
                    .find(code)
                    .ifPresent(indicator -> read.put(code, of(indicator, kind, new Periods.Period(from, to), agency)));
        }
        if (!read.isEmpty()) {
            journal.act("indicator.read", about, read.keySet());
        }
        return Optional.of(read);
    }

    /** A month, a quarter or a year of the calendar: from any months the figure of a single one could be found as the difference. */
    private static IndicatorPeriod kindOf(LocalDate from, LocalDate to) {
        return Stream.of(IndicatorPeriod.MONTH, IndicatorPeriod.QUARTER, IndicatorPeriod.YEAR)
                .filter(kind -> Periods.between(from, to, kind).all().equals(List.of(new Periods.Period(from, to))))
                .findFirst()
                .orElseThrow(() -> Problem.invalidField("/to", "no-calendar-period"));
    }

    private PeriodFigure of(Indicator indicator, IndicatorPeriod kind, Periods.Period period, AgencyId agency) {
        List<IndicatorDimension> by = agency == null ? List.of() : List.of(IndicatorDimension.AGENCY);
        Figures.Published published = figures.published(
                new FigureTable(indicator, kind, new Periods(List.of(period)), by, AgeGrouping.UNHCR, null));
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
