package org.wasl.monitoring.indicator;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;

/** The figures of some groups by month, for other rooms: of the last publication, as they may be told to everybody who may read figures. */
@ApplicationScoped
public class GroupFigures {
    private final Indicators indicators;
    private final Figures figures;

    @Inject
    GroupFigures(Indicators indicators, Figures figures) {
        this.indicators = indicators;
        this.figures = figures;
    }

    /** @param value never null: what is not told is left out */
    public record GroupFigure(
            String indicator, IndicatorDimension dimension, String group, LocalDate from, LocalDate to, double value) {}

    public boolean isKnown(String code) {
        return find(code).isPresent();
    }

    public boolean isKnownBy(String code, IndicatorDimension dimension) {
        return find(code).filter(indicator -> indicator.has(List.of(dimension))).isPresent();
    }

    /** Outside of a transaction: no connection of the database is held while the question waits for its turn. */
    public List<GroupFigure> of(
            String code, IndicatorDimension dimension, Set<String> groups, LocalDate first, LocalDate last) {
        Periods months = Periods.between(first, last, IndicatorPeriod.MONTH);
        return find(code).stream()
                .flatMap(
                        indicator -> figures
                                .published(FigureTable.by(indicator, IndicatorPeriod.MONTH, months, dimension))
                                .figures()
                                .stream())
                .filter(figure -> figure.value() != null
                        && groups.contains(figure.cell().groups().get(0)))
                .map(figure -> {
                    Periods.Period month = months.all().get(figure.cell().period());
                    return new GroupFigure(
                            code, dimension, figure.cell().groups().get(0), month.from(), month.to(), figure.value());
                })
                .toList();
    }

    private Optional<Indicator> find(String code) {
        return QuarkusTransaction.joiningExisting().call(() -> indicators.find(code));
    }
}
