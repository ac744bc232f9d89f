package org.wasl.platform.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.id.AgencyId;
import org.wasl.platform.caller.CurrentActor;
import org.wasl.platform.config.ServiceConfig;
import org.wasl.platform.value.Uuid7;

/** Rows that wait to be published, written in the transaction of what they tell. */
@ApplicationScoped
public class Outbox {
    private final EntityManager entities;
    private final ObjectMapper mapper;
    /** A member without a value is left out, as {@code asyncapi.json} says. */
    private final ObjectMapper events;

    private final CurrentActor actor;
    private final Clock clock;
    private final String service;

    @Inject
    protected Outbox(
            EntityManager entities, ObjectMapper mapper, CurrentActor actor, Clock clock, ServiceConfig service) {
        this.entities = entities;
        this.mapper = mapper;
        this.events = mapper.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        this.actor = actor;
        this.clock = clock;
        this.service = service.name();
    }

    /**
     * A CloudEvents 1.0 event in JSON, with extensions: {@code audience}, the agencies that may learn of it; {@code agencyid}, the one whose account did it, where it
     * was not the platform itself; {@code placeid} and {@code district}, where it happened. Names of attributes are in lower case there.
     */
    public UUID add(DomainEvent event, String type, Audience audience) {
        UUID id = Uuid7.next();
        add(topic(audience), event.aggregateId().toString(), cloudEvent(id, event, type, audience.agencies()));
        return id;
    }

    private String topic(Audience audience) {
        return "wasl." + service + "." + audience.topic().name().toLowerCase(Locale.ROOT);
    }

    /** Many of one kind, in their order: one statement. */
    public void addAll(List<? extends DomainEvent> events, String type, Audience audience) {
        String[] keys = events.stream().map(e -> e.aggregateId().toString()).toArray(String[]::new);
        String[] bodies = events.stream()
                .map(e -> cloudEvent(Uuid7.next(), e, type, audience.agencies()).toString())
                .toArray(String[]::new);
        entities.createNativeQuery("insert into outbox (topic, key, body) select :topic, e.key, e.body"
                        + " from unnest(cast(:keys as text[]), cast(:bodies as text[])) with ordinality as e(key, body, place)"
                        + " order by e.place")
                .setFlushMode(FlushModeType.COMMIT)
                .setParameter("topic", topic(audience))
                .setParameter("keys", keys)
                .setParameter("bodies", bodies)
                .executeUpdate();
    }

    /** The event as it goes on the topic. Not private: the tests of all services hold it against its schema. */
    protected ObjectNode cloudEvent(UUID id, DomainEvent event, String type, Set<AgencyId> audience) {
        ObjectNode cloudEvent = mapper.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", "/wasl/" + service)
                .put("type", type)
                .put("subject", event.aggregateId().toString())
                .put("time", clock.instant().toString())
                .put("datacontenttype", "application/json")
                .put(
                        "audience",
                        audience.stream().map(Object::toString).sorted().collect(Collectors.joining(",")));
        AgencyId acting = actor.get().agency();
        if (acting != null) {
            cloudEvent.put("agencyid", acting.toString());
        }
        EventPlace place = event.place();
        if (place != null && place.placeId() != null) {
            cloudEvent.put("placeid", place.placeId().toString());
        }
        if (place != null && place.district() != null) {
            cloudEvent.put("district", place.district());
        }
        SpanContext trace = Span.current().getSpanContext();
        if (trace.isValid()) {
            cloudEvent.put(
                    "traceparent", "00-" + trace.getTraceId() + "-" + trace.getSpanId() + "-" + trace.getTraceFlags());
        }
        ObjectNode data = events.valueToTree(event);
        data.remove(EventPlace.MEMBER);
        cloudEvent.set("data", data);
        return cloudEvent;
    }

    /** Sends a body again as it was, to a topic. */
    public void add(String topic, String key, Object body) {
        try {
            entities.createNativeQuery("insert into outbox (topic, key, body) values (:topic, :key, :body)")
                    .setFlushMode(FlushModeType.COMMIT)
                    .setParameter("topic", topic)
                    .setParameter("key", key)
                    .setParameter("body", body instanceof String text ? text : mapper.writeValueAsString(body))
                    .executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
