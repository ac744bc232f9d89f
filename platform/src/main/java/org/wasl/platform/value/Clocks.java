package org.wasl.platform.value;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;

/** The one clock. Rules with a time in them take it as a parameter. */
final class Clocks {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** A date in a body is a day in Jordan: after midnight there, today is not in the future. */
    @Produces
    @Singleton
    ClockProvider daysOfJordan(Clock clock) {
        Clock there = clock.withZone(Amman.ZONE);
        return () -> there;
    }
}
