package org.wasl.platform.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.wasl.contracts.event.EventTopic;
import org.wasl.platform.config.ServiceConfig;
import org.wasl.platform.outbox.Outbox;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Problem;
import org.wasl.platform.value.Uuid7;

/** Events that could not be applied: a row here for the administrator, a message on {@code wasl.<service>.dead-letters} for the machines. */
@ApplicationScoped
public class DeadLetters {
    /** The event was written by a service that may not make it. It is kept as evidence and never sent again. */
    static final String FOREIGN_PRODUCER = "foreign-producer";

    /** No event of ours is as large. Its beginning is kept. */
    static final String TOO_LARGE = "too-large";

    private static final Set<String> NEVER_SENT_AGAIN = Set.of(FOREIGN_PRODUCER, TOO_LARGE);
    private static final int LONGEST_KEY = 200;
    private static final int BEGINNING = 4_000;

    private final EntityManager entities;
    private final Outbox outbox;
    private final Clock clock;
    private final String service;

    @Inject
    DeadLetters(EntityManager entities, Outbox outbox, Clock clock, ServiceConfig service) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
        this.service = service.name();
    }

    /** @param resentAt null until an administrator sends it again */
    @Schema(name = "DeadLetter")
    public record DeadLetter(
            UUID id,
            String topic,
            @Schema(nullable = true) String key,
            String reason,
            Instant occurredAt,
            @Schema(nullable = true) Instant resentAt) {}

    /** No text of PostgreSQL holds a NUL; what is longer is cut, and cannot be sent again. */
    private static String kept(String text, int atMost) {
        String plain = String.valueOf(text).replace("\0", "");
        return plain.length() > atMost ? plain.substring(0, atMost) : plain;
    }

    void keep(ConsumerRecord<String, String> record, String reason) {
        String key = kept(record.key(), LONGEST_KEY);
        String body = kept(record.value(), reason.equals(TOO_LARGE) ? BEGINNING : Inbox.LONGEST_EVENT);
        QuarkusTransaction.requiringNew().run(() -> {
            UUID id = Uuid7.next();
            entities.createNativeQuery("""
                            insert into dead_letter (id, topic, key, body, reason, source_partition, source_offset, occurred_at)
                            values (:id, :topic, :key, :body, :reason, :partition, :offset, :now)
                            on conflict on constraint dead_letter_source_uk do nothing""")
                    .setParameter("id", id)
                    .setParameter("topic", record.topic())
                    .setParameter("key", key)
                    .setParameter("body", body)
                    .setParameter("reason", reason)
                    .setParameter("partition", record.partition())
                    .setParameter("offset", record.offset())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            outbox.add(
                    "wasl." + service + ".dead-letters",
                    key,
                    Map.of("id", id, "topic", record.topic(), "reason", reason, "event", kept(body, BEGINNING)));
        });
    }

    /** @param before null for the newest */
    List<DeadLetter> before(UUID before, int limit) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, topic, key, reason, occurred_at, resent_at from dead_letter"
                                + " where cast(:before as uuid) is null or id < cast(:before as uuid) order by id desc limit :limit",
                        Tuple.class)
                .setParameter("before", before)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new DeadLetter(
                        row.get("id", UUID.class),
                        row.get("topic", String.class),
                        row.get("key", String.class),
                        row.get("reason", String.class),
                        row.get("occurred_at", Instant.class),
                        row.get("resent_at", Instant.class)))
                .toList();
    }

    long countOpen() {
        return ((Number) entities.createNativeQuery("select count(*) from dead_letter where resent_at is null")
                        .getSingleResult())
                .longValue();
    }

    /** Sends the event to this service once more; its topic is for its writer alone. Readers that had applied it know it by its id and do nothing. */
    void resend(UUID id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(
                        "update dead_letter set resent_at = :now where id = :id returning reason, key, body",
                        Tuple.class)
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .getResultList();
        if (rows.isEmpty()) {
            throw Problem.notFound();
        }
        Tuple row = rows.get(0);
        String reason = row.get("reason", String.class);
        if (NEVER_SENT_AGAIN.contains(reason)) {
            throw new Problem(CommonProblem.ILLEGAL_STEP, "resend", reason);
        }
        outbox.add(EventTopic.retriesOf(service), row.get("key", String.class), row.get("body", String.class));
    }
}
