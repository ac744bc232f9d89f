package org.wasl.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.PersonMerged;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.sample.ParcelListener;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class InboxTest extends PlatformTest {
    @Inject
    Inbox inbox;

    @Inject
    EntityManager entities;

    @Inject
    ParcelListener listener;

    @Inject
    @Readiness
    InboxHealth health;

    @BeforeEach
    void calm() {
        listener.failOnNothing();
    }

    @Test
    void a_redelivered_event_has_no_second_effect() {
        UUID parcel = UUID.randomUUID();
        String event = event(UUID.randomUUID(), parcel);

        Topic.send("wasl.sample.events", parcel.toString(), event);
        Topic.send("wasl.sample.events", parcel.toString(), event);
        Topic.send("wasl.sample.events", parcel.toString(), event(UUID.randomUUID(), parcel));

        await().atMost(Duration.ofSeconds(20)).until(() -> effects(parcel) >= 2);
        assertThat(effects(parcel)).isEqualTo(2);
    }

    @Test
    void an_effect_that_fails_leaves_nothing_behind_but_a_dead_letter_that_can_be_sent_again() {
        UUID parcel = UUID.randomUUID();
        listener.failOn(parcel);
        Topic.send("wasl.sample.events", parcel.toString(), event(UUID.randomUUID(), parcel));

        Map<String, String> letter =
                await().atMost(Duration.ofSeconds(20)).until(() -> letterOf(parcel), found -> found != null);

        assertThat(letter.get("reason")).isEqualTo("cannot be applied: IllegalStateException");
        assertThat(effects(parcel)).isZero();
        try (Topic dead = Topic.open("wasl.sample.dead-letters")) {
            dead.await(r -> r.key().equals(parcel.toString()));
        }

        listener.failOnNothing();
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/dead-letters/" + letter.get("id") + "/resend", null)
                .isProblem(403, "not-allowed");
        as(ADMINISTRATOR)
                .post("/v1/dead-letters/" + letter.get("id") + "/resend", null)
                .hasStatus(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> effects(parcel) == 1);
    }

    @Test
    void what_is_logged_while_an_event_is_applied_names_its_trace() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        UUID parcel = UUID.randomUUID();
        var record =
                new ConsumerRecord<>("wasl.sample.events", 0, 0, parcel.toString(), event(UUID.randomUUID(), parcel));
        record.headers()
                .add("traceparent", ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(StandardCharsets.US_ASCII));
        AtomicReference<Object> logged = new AtomicReference<>();

        Inbox.Verdict verdict = inbox.receive(record, event -> logged.set(MDC.get("traceId")));

        assertThat(verdict).isInstanceOf(Inbox.Verdict.Applied.class);
        assertThat(logged).hasValue(trace);
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void the_readiness_tells_how_far_behind_the_readers_are() {
        UUID parcel = UUID.randomUUID();
        Topic.send("wasl.sample.events", parcel.toString(), event(UUID.randomUUID(), parcel));

        await().atMost(Duration.ofSeconds(60)).until(() -> effects(parcel) == 1 && told("readers") > 0);
        await().atMost(Duration.ofSeconds(60)).until(() -> told("recordsBehind") == 0);
    }

    private long told(String what) {
        return (long) health.call().getData().orElseThrow().get(what);
    }

    @Test
    void what_cannot_be_read_is_a_dead_letter_and_does_not_stop_the_others() {
        UUID parcel = UUID.randomUUID();
        String key = "garbage-" + parcel;
        Topic.send("wasl.sample.events", key, "{this is no event");
        Topic.send("wasl.sample.events", parcel.toString(), event(UUID.randomUUID(), parcel));

        await().atMost(Duration.ofSeconds(20)).until(() -> effects(parcel) == 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> letterOf(key) != null);
        assertThat(letterOf(key).get("reason")).startsWith("unreadable");
    }

    @Test
    void a_record_that_is_empty_too_large_or_has_an_impossible_key_does_not_stop_the_others() {
        UUID parcel = UUID.randomUUID();
        Topic.send("wasl.sample.events", "empty-" + parcel, null);
        Topic.send("wasl.sample.events", "nul\0-" + parcel, "{this is no event");
        Topic.send("wasl.sample.events", "large-" + parcel, "\"".repeat(900_000));
        Topic.send("wasl.sample.events", parcel.toString(), event(UUID.randomUUID(), parcel));

        await().atMost(Duration.ofSeconds(20)).until(() -> effects(parcel) == 1);
        for (String key : List.of("empty-", "nul-", "large-")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> letterOf(key + parcel) != null);
        }
        Map<String, String> large = letterOf("large-" + parcel);
        assertThat(large.get("reason")).isEqualTo("too-large");
        as(ADMINISTRATOR)
                .post("/v1/dead-letters/" + large.get("id") + "/resend", null)
                .isProblem(409, "illegal-step");
        try (Topic dead = Topic.open("wasl.sample.dead-letters")) {
            dead.await(r -> r.key().equals("large-" + parcel) && r.value().length() < 20_000);
        }
    }

    @Test
    void an_event_of_a_newer_version_is_let_pass() {
        UUID parcel = UUID.randomUUID();
        String newer = event(UUID.randomUUID(), parcel).replace("person.changed", "parcel.weighed");

        Topic.send("wasl.sample.events", parcel.toString(), newer);

        await().atMost(Duration.ofSeconds(20)).until(() -> effects(parcel) == 1);
    }

    @Test
    void an_event_of_a_producer_that_may_not_make_it_has_no_effect_and_is_never_sent_again() {
        UUID parcel = UUID.randomUUID();
        String forged = event(UUID.randomUUID(), parcel).replace("/wasl/sample", "/wasl/registry");
        Topic.send("wasl.sample.events", parcel.toString(), forged);
        UUID nobody = UUID.randomUUID();
        Topic.send(
                "wasl.sample.events",
                nobody.toString(),
                event(UUID.randomUUID(), nobody).replace("\"source\":\"/wasl/sample\",", ""));

        Map<String, String> letter =
                await().atMost(Duration.ofSeconds(20)).until(() -> letterOf(parcel), found -> found != null);
        await().atMost(Duration.ofSeconds(20)).until(() -> letterOf(nobody) != null);

        assertThat(letter.get("reason")).isEqualTo("foreign-producer");
        assertThat(letterOf(nobody).get("reason")).isEqualTo("foreign-producer");
        as(ADMINISTRATOR)
                .post("/v1/dead-letters/" + letter.get("id") + "/resend", null)
                .isProblem(409, "illegal-step");
        assertThat(effects(parcel) + effects(nobody)).isZero();
    }

    /** Also of a kind for which nobody waits here: that somebody forges is to be seen. */
    @Test
    void a_forged_event_that_no_reader_awaits_is_kept_too() {
        UUID parcel = UUID.randomUUID();
        String forged = event(UUID.randomUUID(), parcel)
                .replace("/wasl/sample", "/wasl/registry")
                .replace("person.changed", "case.task-due");
        ConsumerRecord<String, String> record =
                new ConsumerRecord<>("wasl.sample.events", 99, 0, parcel.toString(), forged);

        inbox.receive(record, Set.of(PersonMerged.class), event -> {});

        assertThat(letterOf(parcel).get("reason")).isEqualTo("foreign-producer");
    }

    private static String event(UUID id, UUID subject) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/sample","type":"org.wasl.person.changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","changed":["label"],"newerField":1}}""".formatted(id, subject, subject);
    }

    private static Map<String, String> letterOf(Object key) {
        List<Map<String, String>> letters =
                as(ADMINISTRATOR).get("/v1/dead-letters").hasStatus(200).list("items");
        return letters.stream()
                .filter(l -> key.toString().equals(l.get("key")))
                .findFirst()
                .orElse(null);
    }

    private int effects(UUID parcel) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number)
                        entities.createNativeQuery("select coalesce(sum(times), 0) from effect where parcel_id = :id")
                                .setParameter("id", parcel)
                                .getSingleResult())
                .intValue());
    }
}
