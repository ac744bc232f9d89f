package org.wasl.platform.sample;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;

/** Counts the effect that each parcel had, and can be told to fail. */
@ApplicationScoped
public class ParcelListener {
    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    private final Set<UUID> failOn = ConcurrentHashMap.newKeySet();

    public void failOn(UUID parcel) {
        failOn.add(parcel);
    }

    public void failOnNothing() {
        failOn.clear();
    }

    @Incoming("events")
    @Blocking
    public void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, this::apply);
    }

    private void apply(Event event) {
        if (failOn.contains(event.subject())) {
            throw new IllegalStateException("told to fail");
        }
        entities.createNativeQuery("insert into effect (parcel_id, times) values (:id, 1)"
                        + " on conflict (parcel_id) do update set times = effect.times + 1")
                .setParameter("id", event.subject())
                .executeUpdate();
    }
}
