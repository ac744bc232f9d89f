package org.wasl.monitoring.opendata;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.monitoring.fact.Publication;
import org.wasl.monitoring.fact.Publications;
import org.wasl.monitoring.indicator.FigureTable;
import org.wasl.monitoring.indicator.Figures;
import org.wasl.monitoring.indicator.Indicator;
import org.wasl.monitoring.indicator.Indicators;
import org.wasl.monitoring.indicator.Periods;
import org.wasl.platform.value.JordanTime;

/**
 * Makes the open data after each publication: the shipped indicators by month and year, as a whole and by one dimension of people or place. None that counts incidents of
 * violence, and none by agency, centre, district or camp: what is published to the world cannot be taken back.
 */
@ApplicationScoped
class OpenFigures {
    private static final int MONTHS = 24;
    private static final int YEARS = 3;
    private static final List<IndicatorDimension> OPEN = List.of(
            IndicatorDimension.GOVERNORATE,
            IndicatorDimension.SEX,
            IndicatorDimension.AGE_GROUP,
            IndicatorDimension.NATIONALITY_GROUP,
            IndicatorDimension.DISABILITY);

    private final Publications publications;
    private final Indicators indicators;
    private final Figures figures;
    private final OpenFigureTable table;
    private final OpenFigureFiles files;

    @Inject
    OpenFigures(
            Publications publications,
            Indicators indicators,
            Figures figures,
            OpenFigureTable table,
            OpenFigureFiles files) {
        this.publications = publications;
        this.indicators = indicators;
        this.figures = figures;
        this.table = table;
        this.files = files;
    }

    @Scheduled(
            every = "${wasl.open-data.look-every:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void followPublication() throws SQLException, IOException {
        Optional<Publication> last = publications.last();
        if (last.isPresent() && !files.areOf(last.get().publishedAt())) {
            make(last.get().publishedAt());
        }
    }

    /** The files come last: they say of which publication all is. */
    private void make(Instant publishedAt) throws SQLException, IOException {
        LocalDate day = JordanTime.dateOf(publishedAt);
        List<OpenFigure> all = new ArrayList<>();
        for (Indicator indicator : indicators.shipped()) {
            if (!indicator.countsIncidents()) {
                all.addAll(of(indicator, IndicatorPeriod.MONTH, day.minusMonths(MONTHS - 1L), day));
                all.addAll(of(indicator, IndicatorPeriod.YEAR, day.minusYears(YEARS - 1L), day));
            }
        }
        table.replace(all, publishedAt);
        files.replace(all, publishedAt);
    }

    private List<OpenFigure> of(Indicator indicator, IndicatorPeriod period, LocalDate from, LocalDate to) {
        Periods periods = Periods.between(from, to, period);
        return Stream.concat(
                        Stream.of(List.<IndicatorDimension>of()),
                        OPEN.stream()
                                .filter(dimension -> indicator.has(List.of(dimension)))
                                .map(List::of))
                .map(by -> FigureTable.by(indicator, period, periods, by.toArray(IndicatorDimension[]::new)))
                .flatMap(table ->
                        figures.published(table).figures().stream().map(figure -> OpenFigure.of(table, figure)))
                .toList();
    }
}
