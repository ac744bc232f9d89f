package org.wasl.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.id.AgencyId;
import org.wasl.gateway.feed.ChangeResource.Change;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;

/** All events that somebody outside may learn of, in one order. Demographics are for statistics inside and never come here. */
@ApplicationScoped
class ChangeFeed {
    private static final long LOCK = 0x46454544L; // "FEED"

    private final Inbox inbox;
    private final EntityManager entities;
    private final ObjectMapper mapper;

    @Inject
    ChangeFeed(Inbox inbox, EntityManager entities, ObjectMapper mapper) {
        this.inbox = inbox;
        this.entities = entities;
        this.mapper = mapper;
    }

    @Incoming("feed")
    @Blocking
    void on(ConsumerRecord<String, String> record) {
        inbox.receive(record, this::keep);
    }

    private void keep(Event event) {
        if (event.audience().isEmpty() || event.data() == null) {
            return;
        }
        // One writer at a time, so that sequence numbers become visible in their order and no reader steps over one.
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(" + LOCK + ")) as held")
                .getSingleResult();
        ObjectNode data = mapper.valueToTree(event.data());
        data.remove("demographics");
        entities.createNativeQuery("""
                        insert into change (event_id, type, subject, at, audience, data)
                        values (:id, :type, :subject, :at, cast(:audience as uuid[]), :data)
                        on conflict on constraint change_event_uk do nothing""")
                .setParameter("id", event.id())
                .setParameter("type", event.type())
                .setParameter("subject", event.subject())
                .setParameter("at", event.time())
                .setParameter(
                        "audience",
                        event.audience().stream().map(AgencyId::toString).collect(Collectors.joining(",", "{", "}")))
                .setParameter("data", data.toString())
                .executeUpdate();
    }

    List<Change> after(long seq, AgencyId agency, int limit) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select seq, event_id, type, subject, at, data from change where seq > :seq"
                                + " and audience @> array[cast(:agency as uuid)] order by seq limit :limit",
                        Tuple.class)
                .setParameter("seq", seq)
                .setParameter("agency", agency.value())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(this::change).toList();
    }

    private Change change(Tuple row) {
        try {
            JsonNode data = mapper.readTree(row.get("data", String.class));
            return new Change(
                    ((Number) row.get("seq")).longValue(),
                    row.get("event_id", UUID.class),
                    row.get("type", String.class),
                    row.get("subject", UUID.class),
                    row.get("at", Instant.class),
                    data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
