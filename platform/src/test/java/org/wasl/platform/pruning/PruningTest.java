package org.wasl.platform.pruning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.value.Uuid7;

@QuarkusTest
class PruningTest extends PlatformTest {
    @Inject
    Pruning pruning;

    @Inject
    PruningConfig keeps;

    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    private int applied;

    /** What the inbox has forgotten holds for the events of other tests, too, and theirs are older. */
    @AfterEach
    void remember() {
        inTransaction(db -> db.createNativeQuery("update inbox_horizon set forgotten = '-infinity'"));
    }

    @BeforeEach
    void theTopicsAreReadForLong() {
        List.of("events", "retries").forEach(this::readForLong);
    }

    private void readForLong(String topic) {
        inTransaction(db -> db.createNativeQuery("""
                        insert into inbox_topic (topic, read_since) values (:topic, '-infinity')
                            on conflict (topic) do update set read_since = excluded.read_since""").setParameter("topic", "wasl.sample." + topic));
    }

    @Test
    void the_key_of_an_act_is_kept_as_long_as_a_client_may_send_it_again() {
        String old = done();
        String young = done();
        ages("idempotency_key set created_at", "key", old, keeps.idempotencyKeys());
        ages(
                "idempotency_key set created_at",
                "key",
                young,
                keeps.idempotencyKeys().minusHours(1));

        pruning.prune();

        assertThat(count("idempotency_key where key", old)).isZero();
        assertThat(count("idempotency_key where key", young)).isOne();
    }

    @Test
    void an_event_that_the_inbox_has_forgotten_has_no_second_effect() {
        Instant made = clock.instant().minus(keeps.inbox()).minusSeconds(60);
        String event = received("events", made);
        ages("inbox set received_at", "cast(event_id as text)", event, keeps.inbox());

        pruning.prune();
        assertThat(count("inbox where cast(event_id as text)", event)).isZero();
        applied = 0;
        Inbox.Verdict again = receive("events", event, made);

        assertThat(again).isInstanceOf(Inbox.Verdict.AlreadySeen.class);
        assertThat(applied).isZero();
        assertThat(receive("events", UUID.randomUUID().toString(), clock.instant()))
                .isInstanceOf(Inbox.Verdict.Applied.class);
    }

    @Test
    void of_a_topic_that_is_read_only_since_nothing_was_forgotten() {
        Instant made = clock.instant().minus(keeps.inbox()).minusSeconds(60);
        String other = received("events", made);
        ages("inbox set received_at", "cast(event_id as text)", other, keeps.inbox());
        pruning.prune();
        String event = UUID.randomUUID().toString();

        assertThat(receive("restricted", event, made)).isInstanceOf(Inbox.Verdict.Applied.class);
        assertThat(receive("restricted", event, made)).isInstanceOf(Inbox.Verdict.AlreadySeen.class);
        assertThat(receive("events", event, made.minusSeconds(5))).isInstanceOf(Inbox.Verdict.AlreadySeen.class);
        assertThat(receive("restricted", UUID.randomUUID().toString(), made.minusSeconds(5)))
                .as("the others of the topic, too")
                .isInstanceOf(Inbox.Verdict.Applied.class);
    }

    @Test
    void a_dead_letter_that_is_sent_again_late_has_its_effect() {
        String event = received("events", clock.instant().minus(keeps.inbox()).minusSeconds(60));
        ages("inbox set received_at", "cast(event_id as text)", event, keeps.inbox());
        pruning.prune();

        Instant made = clock.instant().minus(keeps.inbox()).minusSeconds(60);

        assertThat(receive("retries", UUID.randomUUID().toString(), made, clock.instant()))
                .isInstanceOf(Inbox.Verdict.Applied.class);
        assertThat(receive("retries", event, made, made.minusSeconds(3600)))
                .as("it was sent again so long ago that it is forgotten, too")
                .isInstanceOf(Inbox.Verdict.AlreadySeen.class);
    }

    @Test
    void a_dead_letter_goes_when_it_was_sent_again_long_ago() {
        String resent = letter();
        String waiting = letter();
        ages("dead_letter set resent_at", "key", resent, keeps.deadLetters());

        pruning.prune();

        assertThat(count("dead_letter where key", resent)).isZero();
        assertThat(count("dead_letter where key", waiting)).isOne();
    }

    @Test
    void all_dead_letters_are_listed() {
        List<String> ours = List.of(letter(), letter(), letter(), letter(), letter());
        List<String> found = new ArrayList<>();

        String next = "/v1/dead-letters?limit=2";
        while (next != null) {
            Answer page = as(ADMINISTRATOR).get(next.replace("/sample", "")).hasStatus(200);
            page.<Map<String, String>>list("items").forEach(letter -> found.add(letter.get("key")));
            next = page.at("next");
        }

        assertThat(found).containsAll(ours).doesNotHaveDuplicates();
    }

    private String done() {
        String key = UUID.randomUUID().toString();
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", parcel())
                .hasStatus(201);
        return key;
    }

    private String received(String topic, Instant made) {
        String event = UUID.randomUUID().toString();
        assertThat(receive(topic, event, made)).isInstanceOf(Inbox.Verdict.Applied.class);
        return event;
    }

    private Inbox.Verdict receive(String topic, String id, Instant made) {
        return receive(topic, id, made, made);
    }

    private Inbox.Verdict receive(String topic, String id, Instant made, Instant sent) {
        UUID subject = UUID.randomUUID();
        String event = """
                {"specversion":"1.0","id":"%s","source":"/wasl/sample","type":"org.wasl.person.changed","subject":"%s",
                 "time":"%s","audience":"","data":{"personId":"%s","changed":["label"]}}""".formatted(id, subject, made, subject);
        return inbox.receive(
                new ConsumerRecord<>(
                        "wasl.sample." + topic,
                        0,
                        0,
                        sent.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        subject.toString(),
                        event,
                        new RecordHeaders(),
                        Optional.empty()),
                read -> applied++);
    }

    private String letter() {
        String key = "letter-" + UUID.randomUUID();
        inTransaction(db -> db.createNativeQuery("""
                        insert into dead_letter (id, topic, key, body, reason, source_partition, source_offset, occurred_at)
                        values (:id, 'wasl.sample.events', :key, '{}', 'unreadable: made for a test', 7, :offset, :now)""")
                .setParameter("id", Uuid7.next())
                .setParameter("key", key)
                .setParameter("offset", System.nanoTime())
                .setParameter("now", clock.instant()));
        return key;
    }

    /** As if so much time had passed since, and a minute. */
    private void ages(String column, String named, String row, Duration by) {
        inTransaction(db -> db.createNativeQuery("update " + column + " = :then where " + named + " = :row")
                .setParameter("then", clock.instant().minus(by).minusSeconds(60))
                .setParameter("row", row));
    }

    private long count(String rows, String value) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select count(*) from " + rows + " = :value")
                                .setParameter("value", value)
                                .getSingleResult())
                        .longValue());
    }

    private void inTransaction(Function<EntityManager, Query> change) {
        QuarkusTransaction.requiringNew().run(() -> change.apply(entities).executeUpdate());
    }
}
