package org.wasl.referral.deadline;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.wasl.platform.value.Amman;

/** Sunday to Thursday in Asia/Amman. The clock stands on Friday and Saturday. */
final class WorkingDays {
    private WorkingDays() {}

    static Instant plus(Instant from, Duration working) {
        ZonedDateTime time = startOfWork(from.atZone(Amman.ZONE));
        Duration left = working;
        while (true) {
            ZonedDateTime midnight = time.toLocalDate().plusDays(1).atStartOfDay(Amman.ZONE);
            Duration today = Duration.between(time, midnight);
            if (left.compareTo(today) < 0) {
                return time.plus(left).toInstant();
            }
            left = left.minus(today);
            time = startOfWork(midnight);
        }
    }

    private static ZonedDateTime startOfWork(ZonedDateTime time) {
        ZonedDateTime start = time;
        while (start.getDayOfWeek() == DayOfWeek.FRIDAY || start.getDayOfWeek() == DayOfWeek.SATURDAY) {
            start = start.toLocalDate().plusDays(1).atStartOfDay(Amman.ZONE);
        }
        return start;
    }
}
