package org.wasl.monitoring.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.monitoring.fact.FactStore;
import org.wasl.monitoring.fact.ReadPosition;
import org.wasl.monitoring.indicator.MeasureQuery.Cell;

/** Computes indicators from the facts: numerator, denominator and the position that the facts were read to are of one moment. */
@ApplicationScoped
class Figures {
    private static final Comparator<Cell> BY_PERIOD_AND_GROUP =
            Comparator.comparingInt(Cell::period).thenComparing(cell -> String.join("|", cell.groups()));

    private final FactStore facts;

    @Inject
    Figures(FactStore facts) {
        this.facts = facts;
    }

    /**
     * @param numerator null where no fact was taken
     * @param denominator null where the indicator has none, or no fact was taken
     */
    record Figure(Cell cell, Double value, Double numerator, Double denominator) {}

    /** @param positions that the facts were read to when they were counted */
    record Counted(List<Figure> figures, List<ReadPosition> positions) {}

    Counted of(Indicator indicator, Periods periods, List<IndicatorDimension> by, Instant now) {
        return facts.ask(connection -> count(connection, indicator, periods, by, now));
    }

    private static Counted count(
            Connection connection, Indicator indicator, Periods periods, List<IndicatorDimension> by, Instant now)
            throws SQLException {
        Map<Cell, Double> above = new MeasureQuery(indicator.numerator(), periods, by, now).ask(connection);
        Map<Cell, Double> below = indicator.denominator() == null
                ? new HashMap<>()
                : new MeasureQuery(indicator.denominator(), periods, by, now).ask(connection);
        TreeSet<Cell> cells = new TreeSet<>(BY_PERIOD_AND_GROUP);
        cells.addAll(above.keySet());
        cells.addAll(below.keySet());
        List<Figure> figures = new ArrayList<>();
        for (Cell cell : cells) {
            figures.add(new Figure(
                    cell, indicator.value(above.get(cell), below.get(cell)), above.get(cell), below.get(cell)));
        }
        return new Counted(List.copyOf(figures), FactStore.positions(connection));
    }
}
