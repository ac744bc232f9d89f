package org.wasl.platform.value;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The calendar of the platform: which day it is where the people are. */
public final class Amman {
    public static final ZoneId ZONE = ZoneId.of("Asia/Amman");

    private Amman() {}

    /** The end of the week that began on Sunday: Saturday at midnight. */
    public static Instant endOfWeek(Clock clock) {
        LocalDate today = today(clock);
        return today.with(TemporalAdjusters.next(DayOfWeek.SUNDAY))
                .atStartOfDay(ZONE)
                .toInstant();
    }

    public static LocalDate dateOf(Instant time) {
        return LocalDate.ofInstant(time, ZONE);
    }

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
