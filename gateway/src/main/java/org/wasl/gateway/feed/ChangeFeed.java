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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.wasl.contracts.event.ServicesOnly;
import org.wasl.contracts.id.AgencyId;
import org.wasl.gateway.feed.ChangeResource.Change;
import org.wasl.platform.inbox.Event;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.problem.Problem;

/** All events that somebody outside may learn of, in one order, without the members that are for the services only ({@link ServicesOnly}). */
@ApplicationScoped
class ChangeFeed {
    private static final long LOCK = 0x46454544L; // "FEED"

    private final Inbox inbox;
    private final EntityManager entities;
    private final ObjectMapper mapper;
    private volatile FeedEpochs epochs;

    @Inject
    ChangeFeed(Inbox inbox, EntityManager entities, ObjectMapper mapper) {
        this.inbox = inbox;
        this.entities = entities;
        this.mapper = mapper;
    }

    @Incoming("feed")
    @Blocking
    void on(ConsumerRecords<String, String> records) {
        inbox.receiveAll(records, () -> any -> true, this::keep);
    }

    private void keep(List<Event> events) {
        List<Event> told = events.stream()
                .filter(event -> !event.audience().isEmpty() && event.data() != null)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        // One writer at a time, so that sequence numbers become visible in their order and no reader steps over one.
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(" + LOCK + ")) as held")
                .getSingleResult();
        entities.createNativeQuery("""
                        insert into change (event_id, type, subject, at, audience, data)
                        select e.id, e.type, e.subject, e.at, cast(e.audience as uuid[]), e.data
                        from unnest(cast(:ids as uuid[]), cast(:types as text[]), cast(:subjects as uuid[]), cast(:times as timestamptz[]),
                            cast(:audiences as text[]), cast(:data as text[])) with ordinality as e(id, type, subject, at, audience, data, place)
                        order by e.place
                        on conflict on constraint change_event_uk do nothing""")
                .setParameter("ids", each(told, event -> event.id().toString()))
                .setParameter("types", each(told, Event::type))
                .setParameter("subjects", each(told, event -> event.subject().toString()))
                .setParameter("times", each(told, event -> event.time().toString()))
                .setParameter("audiences", each(told, event -> event.audience().stream()
                        .map(AgencyId::toString)
                        .collect(Collectors.joining(",", "{", "}"))))
                .setParameter("data", each(told, this::data))
                .executeUpdate();
    }

    private static String[] each(List<Event> events, Function<Event, String> what) {
        return events.stream().map(what).toArray(String[]::new);
    }

    private String data(Event event) {
        ObjectNode data = mapper.valueToTree(event.data());
        Arrays.stream(event.data().getClass().getRecordComponents())
                .filter(member -> member.isAnnotationPresent(ServicesOnly.class))
                .forEach(member -> data.remove(member.getName()));
        return data.toString();
    }

    /** Read once: a restoration is made while no gateway runs. */
    FeedEpochs epochs() {
        if (epochs == null) {
            @SuppressWarnings("unchecked")
            List<Tuple> rows = entities.createNativeQuery(
                            "select e.epoch, e.kept_seq, r.restored_at, r.point from feed_epoch e"
                                    + " join restoration r on r.epoch = e.epoch order by e.epoch",
                            Tuple.class)
                    .getResultList();
            epochs = new FeedEpochs(rows.stream()
                    .map(row -> new FeedEpochs.Epoch(
                            row.get("epoch", Number.class).longValue(),
                            row.get("kept_seq", Number.class).longValue(),
                            row.get("restored_at", Instant.class),
                            row.get("point", Instant.class)))
                    .toList());
        }
        return epochs;
    }

    /** For tests, which restore while the gateway runs. */
    void forgetEpochs() {
        epochs = null;
    }

    /** Who begins gets what there is. */
    private void requireKept(FeedCursor cursor) {
        long gone = ((Number) entities.createNativeQuery("select seq from feed_horizon")
                        .getSingleResult())
                .longValue();
        if (cursor.seq() > 0 && cursor.seq() < gone) {
            throw new Problem(FeedProblem.CURSOR_TOO_OLD)
                    .with("resumeAfter", epochs().cursor(gone).toString());
        }
    }

    /** @throws Problem where what was handled up to there is gone, or what came next */
    List<Change> after(FeedCursor cursor, AgencyId agency, int limit) {
        FeedEpochs known = epochs();
        if (!known.holds(cursor)) {
            throw new Problem(FeedProblem.CURSOR_FROM_BEFORE_RESTORE)
                    .with("resumeAfter", known.resumeAfter(cursor).toString());
        }
        requireKept(cursor);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select seq, event_id, type, subject, at, data from change where seq > :seq"
                                + " and audience @> array[cast(:agency as uuid)] order by seq limit :limit",
                        Tuple.class)
                .setParameter("seq", cursor.seq())
                .setParameter("agency", agency.value())
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(this::change).toList();
    }

    private Change change(Tuple row) {
        try {
            JsonNode data = mapper.readTree(row.get("data", String.class));
            long seq = row.get("seq", Number.class).longValue();
            return new Change(
                    epochs().cursor(seq).toString(),
                    seq,
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
