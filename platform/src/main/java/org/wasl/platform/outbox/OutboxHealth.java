package org.wasl.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.wasl.platform.job.ProgressWatch;

/**
 * Whether events go out: late, where the oldest waits too long, because Kafka is away or will not take it. Stands beside the readiness and never changes it:
 * people are served meanwhile, and nothing is lost.
 */
@Readiness
@Singleton
class OutboxHealth implements HealthCheck {
    private final EntityManager entities;
    private final RelayConfig config;
    private final ProgressWatch progress = new ProgressWatch();
    private volatile Duration waits = Duration.ZERO;

    @Inject
    OutboxHealth(EntityManager entities, RelayConfig config, MeterRegistry metrics) {
        this.entities = entities;
        this.config = config;
        metrics.gauge("wasl.outbox.waits.seconds", this, outbox -> outbox.waits.toSeconds());
    }

    @Scheduled(every = "${wasl.relay.watch-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() {
        waits = progress.look(
                QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery("select min(seq) from outbox")
                        .getSingleResult()));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("events")
                .up()
                .withData("publishing", waits.compareTo(config.lateAfter()) > 0 ? "late" : "running")
                .withData("secondsWaiting", waits.toSeconds())
                .build();
    }
}
