package org.wasl.monitoring.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.ThresholdComparison;

/** Which figures pass a threshold, and of which that is not known. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ThresholdLimitTest {
    private static ThresholdLimit limit(ThresholdComparison comparison, String value) {
        return new ThresholdLimit(comparison, new BigDecimal(value));
    }

    @Test
    void the_value_itself_is_neither_above_nor_below() {
        assertThat(limit(ThresholdComparison.ABOVE, "20").isPassedBy(20.0, null))
                .hasValue(false);
        assertThat(limit(ThresholdComparison.ABOVE, "20").isPassedBy(25.0, null))
                .hasValue(true);
        assertThat(limit(ThresholdComparison.BELOW, "20").isPassedBy(20.0, null))
                .hasValue(false);
        assertThat(limit(ThresholdComparison.BELOW, "20").isPassedBy(15.0, null))
                .hasValue(true);
    }

    @Test
    void a_rise_is_measured_against_the_period_before() {
        ThresholdLimit limit = limit(ThresholdComparison.RISES_BY, "25");

        assertThat(limit.isPassedBy(50.0, 40.0)).as("by exactly a quarter").hasValue(true);
        assertThat(limit.isPassedBy(45.0, 40.0)).hasValue(false);
        assertThat(limit.isPassedBy(40.0, 50.0)).as("it fell").hasValue(false);
        assertThat(limit.isPassedBy(40.0, 0.0))
                .as("from nothing there is no percentage")
                .hasValue(false);
        assertThat(limit(ThresholdComparison.RISES_BY, "0").isPassedBy(40.0, 40.0))
                .as("what stays is no rise")
                .hasValue(false);
    }

    @Test
    void of_a_figure_that_is_not_told_nothing_is_known() {
        for (ThresholdComparison comparison : ThresholdComparison.values()) {
            assertThat(limit(comparison, "10").isPassedBy(null, 40.0))
                    .as("%s", comparison)
                    .isEmpty();
        }
        assertThat(limit(ThresholdComparison.RISES_BY, "10").isPassedBy(40.0, null))
                .isEmpty();
    }
}
