package org.wasl.monitoring.opendata;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.monitoring.indicator.FigureTable;
import org.wasl.monitoring.indicator.Figures;
import org.wasl.monitoring.indicator.Indicator;
import org.wasl.monitoring.indicator.Periods;
import org.wasl.platform.csv.Cell;

/**
 * A line of the open data.
 *
 * @param dimension null where it is the whole
 * @param group a code of the dimension; null where it is the whole
 * @param value null where it is not told, as its parts
 */
record OpenFigure(
        Indicator indicator,
        IndicatorPeriod period,
        LocalDate from,
        LocalDate to,
        IndicatorDimension dimension,
        String group,
        Double value,
        Double numerator,
        Double denominator) {
    private static final List<String> COLUMNS = List.of(
            "indicator",
            "title_ar",
            "title_en",
            "unit",
            "period",
            "period_from",
            "period_to",
            "dimension",
            "group_code",
            "value",
            "numerator",
            "denominator");

    static OpenFigure of(FigureTable table, Figures.Figure figure) {
        Periods.Period period = table.periods().all().get(figure.cell().period());
        boolean whole = table.by().isEmpty();
        return new OpenFigure(
                table.indicator(),
                table.period(),
                period.from(),
                period.to(),
                whole ? null : table.by().get(0),
                whole ? null : figure.cell().groups().get(0),
                figure.value(),
                figure.numerator(),
                figure.denominator());
    }

    private List<Object> cells() {
        return Arrays.asList(
                indicator.code(),
                Cell.harmless(indicator.title().ar()),
                Cell.harmless(indicator.title().en()),
                indicator.unit().name(),
                period.name(),
                from,
                to,
                dimension == null ? null : dimension.name(),
                group,
                value,
                numerator,
                denominator);
    }

    /** A statement that writes one into a table of these columns. */
    static String insertInto(String table) {
        return "insert into %s (%s) values (%s)"
                .formatted(
                        table, String.join(", ", COLUMNS), String.join(", ", Collections.nCopies(COLUMNS.size(), "?")));
    }

    void bind(PreparedStatement insert) throws SQLException {
        List<Object> cells = cells();
        for (int i = 0; i < cells.size(); i++) {
            insert.setObject(i + 1, cells.get(i));
        }
    }
}
