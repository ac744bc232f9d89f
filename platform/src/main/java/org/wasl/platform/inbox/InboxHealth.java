package org.wasl.platform.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * How far behind the slowest reader of this service is, as the clients of Kafka measure it. Stands beside the readiness and never changes it: requests are served, and
 * what was not read yet is read later.
 */
@Readiness
@Singleton
class InboxHealth implements HealthCheck {
    private static final String BEHIND = "kafka.consumer.fetch.manager.records.lag.max";

    private final MeterRegistry metrics;

    @Inject
    InboxHealth(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public HealthCheckResponse call() {
        Collection<Gauge> readers = metrics.find(BEHIND).gauges();
        double behind = readers.stream()
                .mapToDouble(Gauge::value)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return HealthCheckResponse.named("inbox")
                .up()
                .withData("readers", readers.size())
                .withData("recordsBehind", (long) behind)
                .build();
    }
}
