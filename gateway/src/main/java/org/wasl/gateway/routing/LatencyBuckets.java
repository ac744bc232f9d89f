package org.wasl.gateway.routing;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How many requests were answered within the times that are promised (docs/guides/observability.md). Here and in no service: this is where a client waits, and
 * routes have few labels.
 */
class LatencyBuckets {
    private static final double[] NANOSECONDS = {
        Duration.ofMillis(100).toNanos(),
        Duration.ofMillis(500).toNanos(),
        Duration.ofSeconds(2).toNanos(),
        Duration.ofSeconds(10).toNanos()
    };

    @Produces
    @Singleton
    MeterFilter ofRequests() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig usual) {
                return id.getName().equals("http.server.requests")
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(NANOSECONDS)
                                .build()
                                .merge(usual)
                        : usual;
            }
        };
    }
}
