package org.wasl.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether events go out: late, where the oldest waits for more than a minute, because Kafka is away or will not take it. Stands beside the readiness and never
 * changes it: people are served meanwhile, and nothing is lost.
 */
@Readiness
@Singleton
class OutboxHealth implements HealthCheck {
    private static final Duration LATE = Duration.ofMinutes(1);

    private final EntityManager entities;
    private volatile long waits;

    @Inject
    OutboxHealth(EntityManager entities, MeterRegistry metrics) {
        this.entities = entities;
        metrics.gauge("wasl.outbox.waits.seconds", this, outbox -> outbox.waits);
    }

    @Scheduled(every = "${wasl.relay.watch-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        List<?> oldest = QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select cast(extract(epoch from now() - created_at) as bigint) from outbox order by seq limit 1")
                .getResultList());
        waits = oldest.isEmpty() ? 0 : ((Number) oldest.get(0)).longValue();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("events")
                .up()
                .withData("publishing", waits > LATE.toSeconds() ? "late" : "running")
                .withData("secondsWaiting", waits)
                .build();
    }
}
