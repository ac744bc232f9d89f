package org.wasl.monitoring.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.IndicatorAlertStatus;
import org.wasl.contracts.code.IndicatorPeriod;
import org.wasl.contracts.code.ThresholdComparison;
import org.wasl.contracts.id.AgencyId;
import org.wasl.monitoring.indicator.LastPeriodFigures.LastFigures;
import org.wasl.monitoring.indicator.Periods;
import org.wasl.monitoring.indicator.WatchedFigure;
import org.wasl.monitoring.warning.IndicatorAlert.Party;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.value.LocalizedText;

/** The steps of an alert, without a server. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IndicatorAlertTest {
    private static final Clock CLOCK = TestClock.clock();
    private static final Set<Party> COORDINATOR = Set.of(Party.COORDINATOR);
    private static final Set<Party> RESPONSIBLE = Set.of(Party.RESPONSIBLE);
    private static final LocalizedText TEXT = new LocalizedText("عتبة", "A threshold");

    private static IndicatorThreshold.Content content(String value) {
        return new IndicatorThreshold.Content(
                TEXT,
                TEXT,
                new ThresholdLimit(ThresholdComparison.ABOVE, new BigDecimal(value)),
                new AgencyId(UUID.randomUUID()),
                true);
    }

    private static IndicatorThreshold threshold() {
        return new IndicatorThreshold(
                new AgencyId(UUID.randomUUID()),
                new WatchedFigure("cases-open", IndicatorPeriod.MONTH, null, null),
                content("20"),
                CLOCK);
    }

    private static LastFigures figures(Double value) {
        return new LastFigures(
                new Periods.Period(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-03-31")), value, null);
    }

    private static IndicatorAlert raisedBy(IndicatorThreshold threshold) {
        return new IndicatorAlert(threshold, figures(25.0), CLOCK.instant(), CLOCK);
    }

    @Test
    void it_keeps_what_the_threshold_said_when_it_was_raised() {
        IndicatorThreshold threshold = threshold();
        IndicatorAlert alert = raisedBy(threshold);

        assertThat(threshold.change(content("20.00"), CLOCK))
                .as("another agency")
                .isTrue();
        assertThat(threshold.change(content("40"), CLOCK)).isTrue();

        assertThat(threshold.compare(figures(25.0))).hasValue(false);
        assertThat(alert.limit().value()).isEqualByComparingTo("20");
    }

    @Test
    void a_publication_is_compared_once_and_again_after_a_change() {
        IndicatorThreshold threshold = threshold();
        assertThat(threshold.isDue(CLOCK.instant())).isTrue();

        threshold.comparedWith(CLOCK.instant());
        assertThat(threshold.isDue(CLOCK.instant().minusSeconds(1))).isFalse();
        assertThat(threshold.change(threshold.content(), CLOCK)).isFalse();

        threshold.change(content("30"), CLOCK);
        assertThat(threshold.isDue(CLOCK.instant().minusSeconds(1))).isTrue();
    }

    @Test
    void it_is_followed_by_several_and_told_once() {
        IndicatorAlert alert = raisedBy(threshold());

        assertThat(alert.follow(RESPONSIBLE, CLOCK).status()).isEqualTo(IndicatorAlertStatus.FOLLOWED);
        assertThat(alert.follow(COORDINATOR, CLOCK)).isNull();
        assertThat(alert.allowedActions(COORDINATOR)).containsExactly("dismiss");
        assertThat(alert.allowedActions(RESPONSIBLE)).isEmpty();
    }

    @Test
    void what_is_dismissed_or_cleared_takes_no_step() {
        IndicatorAlert dismissed = raisedBy(threshold());
        dismissed.dismiss("Known", COORDINATOR, CLOCK);
        IndicatorAlert cleared = raisedBy(threshold());
        cleared.clear(CLOCK);

        for (IndicatorAlert alert : new IndicatorAlert[] {dismissed, cleared}) {
            assertThat(alert.allowedActions(COORDINATOR)).isEmpty();
            assertThatThrownBy(() -> alert.acknowledge(COORDINATOR, CLOCK)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> alert.follow(COORDINATOR, CLOCK)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> alert.clear(CLOCK)).isInstanceOf(Problem.class);
        }
    }
}
