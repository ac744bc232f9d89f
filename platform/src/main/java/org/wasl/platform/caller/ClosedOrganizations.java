package org.wasl.platform.caller;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.wasl.contracts.id.AgencyId;

/**
 * Which organizations the directory says are closed. To one that is closed nothing is opened, and nothing begins with it: what was agreed before counts no more,
 * and it hands over and ends what it has. They are few and each request asks, so they are held in memory and read again every few seconds.
 */
@ApplicationScoped
public class ClosedOrganizations {
    private final EntityManager entities;
    private volatile Set<UUID> closed = Set.of();

    @Inject
    ClosedOrganizations(EntityManager entities) {
        this.entities = entities;
    }

    void start(@Observes StartupEvent start) {
        read();
    }

    @Scheduled(
            every = "${wasl.closed-organizations.read-every:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @SuppressWarnings("unchecked")
    void read() {
        List<UUID> now = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select id from closed_organization", UUID.class)
                        .getResultList());
        closed = Set.copyOf(now);
    }

    public boolean contains(AgencyId organization) {
        return closed.contains(organization.value());
    }
}
