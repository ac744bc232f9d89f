package org.wasl.platform.caller;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Reads who may not act any more: before the first request, and again every few seconds. */
@ApplicationScoped
class ExcludedActorsReader {
    private final List<ExcludedActors<?>> excluded;
    private final EntityManager entities;

    @Inject
    ExcludedActorsReader(@All List<ExcludedActors<?>> excluded, EntityManager entities) {
        this.excluded = excluded;
        this.entities = entities;
    }

    void start(@Observes StartupEvent start) {
        read();
    }

    @Scheduled(
            every = "${wasl.excluded-actors.read-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void read() {
        QuarkusTransaction.requiringNew().run(() -> excluded.forEach(each -> each.read(entities)));
    }
}
