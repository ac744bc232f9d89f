package org.wasl.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What time it is for the tests: the same as for the service under test, which is not what the machine says. */
public final class TestClock {
    private static final ZoneId AMMAN = ZoneId.of("Asia/Amman");
    private static final TestDay DAY = TestDay.ofThisRun();
    private static final Clock CLOCK =
            Clock.tick(Clock.offset(Clock.systemUTC(), DAY.offset()), Duration.of(1, ChronoUnit.MICROS));

    private TestClock() {}

    public static Clock clock() {
        return CLOCK;
    }

    public static Instant now() {
        return CLOCK.instant();
    }

    /** In Jordan, as everywhere. */
    public static LocalDate today() {
        return LocalDate.ofInstant(now(), AMMAN);
    }

    /** For {@code wasl.clock.offset} of what is tested. */
    public static Duration offset() {
        return DAY.offset();
    }

    /** For what is not the platform's own: the identity provider, whose tokens are checked against the time of the machine. */
    public static Instant machine() {
        return Instant.now();
    }
}
