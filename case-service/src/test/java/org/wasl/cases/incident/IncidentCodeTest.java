package org.wasl.cases.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.contracts.code.ReportingDelay;

@DisplayNameGeneration(ReplaceUnderscores.class)
class IncidentCodeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-01, DAYS_0_3",
        "2026-03-04, DAYS_0_3",
        "2026-03-05, DAYS_4_5",
        "2026-03-07, DAYS_6_14",
        "2026-03-15, DAYS_6_14",
        "2026-03-16, DAYS_15_30",
        "2026-03-31, DAYS_15_30",
        "2026-04-01, MONTHS_1_3",
        "2026-06-30, MONTHS_1_3",
        "2026-07-01, MONTHS_4_AND_MORE"
    })
    void a_report_is_late_by_one_of_the_bands(LocalDate reportedOn, ReportingDelay delay) {
        assertThat(IncidentCode.delay(LocalDate.of(2026, 3, 1), reportedOn)).isEqualTo(delay);
    }

    @Test
    void how_late_it_is_is_not_known_where_the_day_of_the_incident_is_not() {
        assertThat(IncidentCode.delay(null, LocalDate.of(2026, 3, 1))).isEqualTo(ReportingDelay.UNKNOWN);
    }
}
