package org.wasl.platform.reference;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Counts the stored ids that name nothing, as the metric {@code wasl_orphaned_ids} with the reference as its label; {@code ./wasl references} shows them. Each
 * is zero while every id is looked up before it is stored.
 */
@Startup
@Singleton
class OrphanCount {
    private static final Logger LOG = Logger.getLogger(OrphanCount.class);

    private final EntityManager entities;
    private final Map<Reference, AtomicLong> counts = new LinkedHashMap<>();

    @Inject
    OrphanCount(EntityManager entities, MeterRegistry metrics, Instance<StoredReferences> stored) {
        this.entities = entities;
        stored.stream().flatMap(some -> some.references().stream()).forEach(reference -> {
            AtomicLong count = new AtomicLong();
            counts.put(reference, count);
            metrics.gauge("wasl.orphaned.ids", Tags.of("reference", reference.name()), count);
        });
    }

    @Scheduled(
            every = "${wasl.references.count-every:5m}",
            delayed = "${wasl.references.count-after:10s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        counts.forEach((reference, count) -> {
            long orphans = QuarkusTransaction.requiringNew()
                    .call(() -> ((Number) entities.createNativeQuery(reference.countOfOrphans())
                                    .getSingleResult())
                            .longValue());
            if (orphans > 0 && orphans != count.get()) {
                LOG.warnf("%d ids in %s name nothing", orphans, reference.name());
            }
            count.set(orphans);
        });
    }
}
