package org.wasl.monitoring.action;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.WorkCalendar;

/**
 * When an action is called to mind, on the working calendar: three working days before it is due, when the day it was due on is over, and five working days
 * later. Due on a day of rest means until the next working day is over.
 */
record ActionAlerts(Instant remindAt, Instant breachAt, Instant escalateAt) {
    private static final int DAYS_BEFORE = 3;
    private static final int DAYS_AFTER = 5;

    static ActionAlerts of(LocalDate due, WorkCalendar calendar) {
        LocalDate last = due;
        while (!calendar.isWorkday(last)) {
            last = last.plusDays(1);
        }
        LocalDate first = last;
        for (int left = DAYS_BEFORE; left > 0; ) {
            first = first.minusDays(1);
            if (calendar.isWorkday(first)) {
                left--;
            }
        }
        Instant over = calendar.plus(beginning(last.plusDays(1)), Duration.ZERO);
        return new ActionAlerts(beginning(first), over, calendar.plus(over, Duration.ofDays(DAYS_AFTER)));
    }

    private static Instant beginning(LocalDate day) {
        return day.atStartOfDay(JordanTime.ZONE).toInstant();
    }
}
