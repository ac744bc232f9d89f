package org.wasl.platform.value;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The calendar of the platform: which day it is where the people are. */
public final class Amman {
    public static final ZoneId ZONE = ZoneId.of("Asia/Amman");

    private Amman() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
