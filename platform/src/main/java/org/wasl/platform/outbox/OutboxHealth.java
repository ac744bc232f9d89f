package org.wasl.platform.outbox;

import io.micrometer.core.instrument.Gauge;
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
    private static final int MOST_COUNTED = 100_000;

    private final EntityManager entities;
    private final RelayConfig config;
    private final ProgressWatch progress = new ProgressWatch();
    private volatile Duration waits = Duration.ZERO;
    private volatile long waiting;

    @Inject
    OutboxHealth(EntityManager entities, RelayConfig config, Relay relay, MeterRegistry metrics) {
        this.entities = entities;
        this.config = config;
        Gauge.builder("wasl.outbox.waits.seconds", this, outbox -> outbox.waits.toSeconds())
                .description("For how long the oldest event that waits has been the same")
                .register(metrics);
        Gauge.builder("wasl.outbox.events", this, outbox -> outbox.waiting)
                .description("Events that wait to be published; no more than " + MOST_COUNTED + " are counted")
                .register(metrics);
        Gauge.builder("wasl.relay.leader", relay, publishing -> publishing.leads() ? 1 : 0)
                .description("1 where this instance publishes")
                .register(metrics);
    }

    @Scheduled(every = "${wasl.relay.watch-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() {
        Object[] row = (Object[]) QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select (select min(seq) from outbox), count(*)"
                                + " from (select from outbox limit " + MOST_COUNTED + ") o")
                        .getSingleResult());
        waits = progress.look(row[0]);
        waiting = ((Number) row[1]).longValue();
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
