package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.platform.value.JordanTime;

/** By groups, a quarter or a year that runs is counted until the end of the last whole month (ADR 60): what the running month brings is in no figure. */
class WholeMonthsTest extends CountedWorld {
    private static final List<LocalDate> RUNNING =
            List.of(LocalDate.parse("2025-05-01"), LocalDate.parse("2025-09-01"), LocalDate.parse("2025-12-01"));

    @Test
    void of_every_shipped_indicator_a_year_and_a_quarter_end_with_the_last_whole_month() {
        someMonthsOfUse();
        facts.state(told);
        WorkerId worker = new WorkerId(new UUID(9, 1));
        facts.state(TestFacts.worker(worker, AGENCIES.get(0)));
        RUNNING.forEach(first -> {
            trained(worker, first.minusDays(1));
            trained(worker, first);
        });

        int compared = 0;
        for (Indicator indicator : indicators.shipped()) {
            for (Measure measure : indicator.measures().toList()) {
                if (!measure.looksAhead()) {
                    for (LocalDate running : RUNNING) {
                        compared += compare(indicator, measure, IndicatorPeriod.YEAR, running) ? 1 : 0;
                        compared += compare(indicator, measure, IndicatorPeriod.QUARTER, running) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(compared).as("that tell something of these facts").isGreaterThan(50);
    }

    /** With the same period as if it had been made to end there. */
    private boolean compare(Indicator indicator, Measure measure, IndicatorPeriod kind, LocalDate running) {
        IndicatorDimension by = List.of(IndicatorDimension.values()).stream()
                .filter(dimension -> indicator.has(List.of(dimension)))
                .findFirst()
                .orElse(null);
        if (by == null) {
            return false;
        }
        Periods.Period whole = Periods.between(running.minusDays(1), running.minusDays(1), kind)
                .all()
                .get(0);
        Periods cut = new Periods(List.of(new Periods.Period(whole.from(), running.minusDays(1))));
        Instant until = Periods.beginningOfMonth(
                running.plusDays(14).atStartOfDay(JordanTime.ZONE).toInstant());
        Map<Cell, Contents> told =
                contents(measure, FigureTable.by(indicator, kind, new Periods(List.of(whole)), by), until);

        assertThat(told)
                .as("%s of %s by %s before %s", measure, indicator.code(), kind, running)
                .isEqualTo(contents(measure, FigureTable.by(indicator, kind, cut, by), AFTERWARDS));
        return !told.isEmpty();
    }

    private Map<Cell, Contents> contents(Measure measure, FigureTable table, Instant until) {
        return facts.store().ask(connection -> new MeasureQuery(measure, table, until).askContents(connection));
    }

    private void trained(WorkerId worker, LocalDate day) {
        facts.state(IntStream.range(0, 12)
                .mapToObj(i -> new TrainingStated(
                        new UUID(random.nextLong(), random.nextLong()), 1, worker, new BigDecimal("2"), true, day))
                .toList());
    }
}
