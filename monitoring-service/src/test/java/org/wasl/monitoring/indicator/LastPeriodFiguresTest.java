package org.wasl.monitoring.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasl.contracts.code.IndicatorDimension;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.fact.Publication;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.monitoring.indicator.LastPeriodFigures.LastFigures;
import org.wasl.platform.testing.TestCiphers;

/** Thresholds look at whole periods, and at nothing that is not told. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LastPeriodFiguresTest {
    private static final String KEY = "test:" + Base64.getEncoder().encodeToString(new byte[32]);
    private static final Instant JUST_AFTER_MARCH = Instant.parse("2026-03-31T21:00:10Z");

    @TempDir
    Path folder;

    private final AgencyId agency = new AgencyId(UUID.randomUUID());
    private final WorkerId worker = new WorkerId(UUID.randomUUID());
    private TestFacts facts;
    private Figures figures;
    private Indicators indicators;

    @BeforeEach
    void open() {
        facts = TestFacts.in(folder);
        figures = new Figures(facts.store(), null, new DisclosureControl(TestCiphers.keys(List.of(KEY), List.of(KEY))));
        indicators = new Indicators(null, TestFacts.conventions());
        facts.state(TestFacts.worker(worker, agency));
    }

    @AfterEach
    void close() {
        facts.close();
    }

    private void trained(int times, String day) {
        for (int i = 0; i < times; i++) {
            facts.state(
                    new TrainingStated(UUID.randomUUID(), 1, worker, new BigDecimal(100), true, LocalDate.parse(day)));
        }
    }

    private Optional<LastFigures> last(IndicatorPeriod period, boolean ofAgency, Instant at) {
        facts.publish(at);
        WatchedFigure watched = new WatchedFigure(
                "training-hours",
                period,
                ofAgency ? IndicatorDimension.AGENCY : null,
                ofAgency ? agency.toString() : null);
        return new LastPeriodFigures(indicators, figures, null, null)
                .of(indicators.find("training-hours").orElseThrow(), watched, new Publication(at, 0L));
    }

    @Test
    void it_is_the_figure_of_the_last_month_that_is_over_with_that_of_the_month_before() {
        trained(20, "2026-02-10");
        trained(40, "2026-03-10");
        trained(80, "2026-04-01");

        for (boolean ofAgency : new boolean[] {false, true}) {
            LastFigures last =
                    last(IndicatorPeriod.MONTH, ofAgency, JUST_AFTER_MARCH).orElseThrow();
            assertThat(last.period())
                    .isEqualTo(new Periods.Period(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31")));
            assertThat(last.value()).isBetween(3990.0, 4010.0);
            assertThat(last.before()).isBetween(1990.0, 2010.0);
        }
    }

    @Test
    void a_quarter_that_is_not_over_is_not_looked_at() {
        trained(20, "2025-12-10");

        LastFigures last = last(IndicatorPeriod.QUARTER, false, JUST_AFTER_MARCH.minusSeconds(60))
                .orElseThrow();

        assertThat(last.period())
                .isEqualTo(new Periods.Period(LocalDate.parse("2025-10-01"), LocalDate.parse("2025-12-31")));
        assertThat(last.before()).isNull();
    }

    @Test
    void what_is_suppressed_is_no_figure() {
        trained(2, "2026-03-10");

        assertThat(last(IndicatorPeriod.MONTH, true, JUST_AFTER_MARCH)
                        .orElseThrow()
                        .value())
                .isNull();
    }

    @Test
    void figures_of_another_publication_are_not_taken_for_those_of_this_one() {
        trained(20, "2026-03-10");
        facts.publish(JUST_AFTER_MARCH.plusSeconds(60));

        assertThat(new LastPeriodFigures(indicators, figures, null, null)
                        .of(
                                indicators.find("training-hours").orElseThrow(),
                                new WatchedFigure("training-hours", IndicatorPeriod.MONTH, null, null),
                                new Publication(JUST_AFTER_MARCH, 0L)))
                .isEmpty();
    }
}
