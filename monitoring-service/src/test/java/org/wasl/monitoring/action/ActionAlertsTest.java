package org.wasl.monitoring.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.WorkCalendar;

/** When actions are called to mind: the week of Jordan is from Sunday to Thursday. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ActionAlertsTest {
    private static final WorkCalendar WITHOUT_HOLIDAYS = new WorkCalendar(Set.of());

    private static Instant beginning(String day) {
        return LocalDate.parse(day).atStartOfDay(JordanTime.ZONE).toInstant();
    }

    private static ActionAlerts due(String day, WorkCalendar calendar) {
        return ActionAlerts.of(LocalDate.parse(day), calendar);
    }

    @Test
    void three_working_days_before_at_its_end_and_five_working_days_after() {
        // A Monday
        assertThat(due("2026-11-30", WITHOUT_HOLIDAYS))
                .isEqualTo(new ActionAlerts(beginning("2026-11-25"), beginning("2026-12-01"), beginning("2026-12-08")));
    }

    @Test
    void what_is_due_on_a_day_of_rest_is_due_on_the_next_working_day() {
        // Friday counts as Sunday
        assertThat(due("2026-12-04", WITHOUT_HOLIDAYS)).isEqualTo(due("2026-12-06", WITHOUT_HOLIDAYS));
    }

    @Test
    void it_is_overdue_on_the_first_working_day_after() {
        // Thursday: the alert is not raised at the weekend
        assertThat(due("2026-12-03", WITHOUT_HOLIDAYS).breachAt()).isEqualTo(beginning("2026-12-06"));
    }

    @Test
    void holidays_are_no_working_days() {
        WorkCalendar calendar = new WorkCalendar(Set.of(LocalDate.parse("2026-12-01"), LocalDate.parse("2026-11-26")));

        assertThat(due("2026-11-30", calendar))
                .isEqualTo(new ActionAlerts(beginning("2026-11-24"), beginning("2026-12-02"), beginning("2026-12-09")));
    }
}
