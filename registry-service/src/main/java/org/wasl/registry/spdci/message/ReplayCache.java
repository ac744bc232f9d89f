package org.wasl.registry.spdci.message;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.wasl.registry.spdci.sender.Sender;

/** The ids of received messages: a message that is replayed is refused. */
@ApplicationScoped
public class ReplayCache {
    private final EntityManager entities;
    private final SpdciConfig config;
    private final Clock clock;

    @Inject
    ReplayCache(EntityManager entities, SpdciConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    /** @return false for a message that was received before */
    boolean isFirst(Sender sender, String messageId) {
        return entities.createNativeQuery(
                                "insert into spdci_heard (agency_id, sender_id, message_id, heard_at) values (:agency, :sender, :message, :now) on conflict do nothing")
                        .setParameter("agency", sender.agency().value())
                        .setParameter("sender", sender.name())
                        .setParameter("message", messageId)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Older messages are refused because of their age. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void deleteOld() {
        entities.createNativeQuery("delete from spdci_heard where heard_at < :then")
                .setParameter("then", clock.instant().minus(config.heardWithin().multipliedBy(2)))
                .executeUpdate();
    }
}
