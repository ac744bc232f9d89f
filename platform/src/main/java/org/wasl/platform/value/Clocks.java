package org.wasl.platform.value;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.ClockProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The one clock. Rules with a time in them take it as a parameter; nobody else asks the machine or the database what time it is. */
public final class Clocks {
    /** Of a point in time PostgreSQL keeps microseconds: one with more digits would be answered once and never again. */
    private static final Duration KEPT = Duration.of(1, ChronoUnit.MICROS);

    /** For tests and rehearsals: production refuses to start with it. Read early, because validation is set up before everything else. */
    @StaticInitSafe
    @ConfigMapping(prefix = "wasl.clock")
    public interface Settings {
        /** How far ahead of the machine's clock the platform's is; negative where it is behind. */
        @WithDefault("PT0S")
        Duration offset();
    }

    @Produces
    @Singleton
    Clock clock(Settings settings) {
        return Clock.tick(Clock.offset(Clock.systemUTC(), settings.offset()), KEPT);
    }

    /** A date in a body is a day in Jordan: after midnight there, today is not in the future. */
    @Produces
    @Singleton
    ClockProvider daysOfJordan(Clock clock) {
        Clock there = clock.withZone(JordanTime.ZONE);
        return () -> there;
    }
}
