package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.wasl.monitoring.MonitoringProblem;
import org.wasl.monitoring.fact.FactReader;
import org.wasl.monitoring.fact.FactStore;
import org.wasl.monitoring.fact.FiguresPosition;
import org.wasl.monitoring.fact.Publication;
import org.wasl.monitoring.fact.PublicationSeries;
import org.wasl.monitoring.fact.ReadPosition;
import org.wasl.platform.caller.Caller;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.problem.Problem;

/** Computes indicators from the facts: numerator, denominator and the position that the facts were read to are of one moment. */
@ApplicationScoped
public class Figures {
    private static final Comparator<Cell> BY_PERIOD_AND_GROUP =
            Comparator.comparingInt(Cell::period).thenComparing(cell -> String.join("|", cell.groups()));

    private final FactStore facts;
    private final FactReader reader;
    private final DisclosureControl disclosure;

    @Inject
    Figures(FactStore facts, FactReader reader, DisclosureControl disclosure) {
        this.facts = facts;
        this.reader = reader;
        this.disclosure = disclosure;
    }

    /**
     * @param value null where it would be divided by nothing, or is not told
     * @param numerator null where no fact was taken, or it is not told
     * @param denominator null where the indicator has none, no fact was taken, or it is not told
     */
    public record Figure(Cell cell, Double value, Double numerator, Double denominator) {
        private boolean isTold() {
            return value != null || numerator != null || denominator != null;
        }
    }

    /**
     * @param roundedTo of what each count is a multiple; null where they are exact
     * @param publishedAt when the facts were published; null where they are those of now
     */
    record Told(List<Figure> figures, Integer roundedTo, Instant publishedAt, FiguresPosition computedTo) {}

    /** @param positions that the facts were read to when they were counted */
    record Counted(List<Figure> figures, List<ReadPosition> positions) {}

    /** @param publication whose facts were counted */
    public record Published(List<Figure> figures, Publication publication) {}

    /** What may be told to the caller: exact figures of now to auditors, to others those of a publication under disclosure control. */
    Told told(FigureTable table, Caller caller, Instant now) {
        if (caller.has(Roles.AUDITOR)) {
            Counted counted = exact(table, now);
            return new Told(counted.figures(), null, null, reader.position(counted.positions()));
        }
        Published published = published(table);
        return new Told(
                published.figures(),
                DisclosureControl.BASE,
                published.publication().publishedAt(),
                published.publication().position());
    }

    /** From the facts as they are now. */
    Counted exact(FigureTable table, Instant now) {
        Indicator indicator = table.indicator();
        return facts.ask(connection -> {
            Map<Cell, Double> above = new MeasureQuery(indicator.numerator(), table, now).ask(connection);
            Map<Cell, Double> below = indicator.denominator() == null
                    ? Map.of()
                    : new MeasureQuery(indicator.denominator(), table, now).ask(connection);
            return new Counted(
                    cells(above, below).stream()
                            .map(cell -> new Figure(
                                    cell,
                                    indicator.value(above.get(cell), below.get(cell)),
                                    above.get(cell),
                                    below.get(cell)))
                            .toList(),
                    FactStore.positions(connection));
        });
    }

    /**
     * From the facts of a publication, under disclosure control: what may be told to everybody who may read figures. By groups only by months and longer, until the end
     * of the last whole month, from the publication of the month: what a day brings to a group is told to nobody.
     */
    public Published published(FigureTable table) {
        table.requireNoGroupsOfDays();
        PublicationSeries series = table.by().isEmpty() ? PublicationSeries.DAILY : PublicationSeries.MONTHLY;
        return facts.askPublished(series, (connection, publication) -> published(table, connection, publication))
                .orElseThrow(() -> new Problem(MonitoringProblem.FIGURES_NOT_PUBLISHED));
    }

    private Published published(FigureTable table, Connection connection, Publication publication) throws SQLException {
        Indicator indicator = table.indicator();
        Instant until =
                table.by().isEmpty() ? publication.publishedAt() : Periods.beginningOfMonth(publication.publishedAt());
        Map<Cell, Contents> above = new MeasureQuery(indicator.numerator(), table, until).askContents(connection);
        Map<Cell, Contents> below = indicator.denominator() == null
                ? Map.of()
                : new MeasureQuery(indicator.denominator(), table, until).askContents(connection);
        List<Figure> told = new ArrayList<>();
        for (Cell cell : cells(above, below)) {
            Figure figure = disclosure.protect(table, publication, cell, above.get(cell), below.get(cell));
            if (figure.isTold()) {
                told.add(figure);
            }
        }
        return new Published(List.copyOf(told), publication);
    }

    private static SortedSet<Cell> cells(Map<Cell, ?> above, Map<Cell, ?> below) {
        SortedSet<Cell> cells = new TreeSet<>(BY_PERIOD_AND_GROUP);
        cells.addAll(above.keySet());
        cells.addAll(below.keySet());
        return cells;
    }
}
