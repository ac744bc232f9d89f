package org.wasl.cases.breakglass;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.wasl.platform.metrics.MeasuredCount;

/** How often emergency access was taken in the last day, at all agencies together. */
@Singleton
class EmergencyOpenings implements MeasuredCount {
    private final BreakGlassRecords openings;
    private final Clock clock;

    @Inject
    EmergencyOpenings(BreakGlassRecords openings, Clock clock) {
        this.openings = openings;
        this.clock = clock;
    }

    @Override
    public String metric() {
        return "wasl.emergency.openings";
    }

    @Override
    public String description() {
        return "Cases opened by emergency access in the last day";
    }

    @Override
    public long count() {
        return openings.countSince(clock.instant().minus(Duration.ofDays(1)));
    }
}
