package org.wasl.platform.value;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Set;

/** Sunday to Thursday in Asia/Amman, without the holidays. The clock stands on all other days. */
public record WorkCalendar(Set<LocalDate> holidays) {
    private static final int ENDLESS_DAYS = 4000;

    /** When so much working time has passed. A day of work has 24 hours: deadlines are counted in days, not in office hours. */
    public Instant plus(Instant from, Duration working) {
        ZonedDateTime time = startOfWork(from.atZone(JordanTime.ZONE));
        Duration left = working;
        for (int day = 0; day < ENDLESS_DAYS; day++) {
            ZonedDateTime midnight = time.toLocalDate().plusDays(1).atStartOfDay(JordanTime.ZONE);
            Duration today = Duration.between(time, midnight);
            if (left.compareTo(today) < 0) {
                return time.plus(left).toInstant();
            }
            left = left.minus(today);
            time = startOfWork(midnight);
        }
        throw new IllegalArgumentException("No such day within ten years");
    }

    public boolean isWorkday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.FRIDAY
                && day.getDayOfWeek() != DayOfWeek.SATURDAY
                && !holidays.contains(day);
    }

    private ZonedDateTime startOfWork(ZonedDateTime time) {
        ZonedDateTime start = time;
        while (!isWorkday(start.toLocalDate())) {
            start = start.toLocalDate().plusDays(1).atStartOfDay(JordanTime.ZONE);
        }
        return start;
    }
}
