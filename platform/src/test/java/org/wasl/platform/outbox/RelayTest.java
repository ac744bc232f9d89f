package org.wasl.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class RelayTest extends PlatformTest {
    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    Outbox outbox;

    @Inject
    RelayConfig config;

    @Inject
    @Readiness
    OutboxHealth health;

    @Inject
    @Channel("relay")
    @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
    MutinyEmitter<String> emitter;

    @Test
    void a_change_becomes_a_cloud_event_with_ids_and_codes_only() {
        Map<String, Object> body = parcel();
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", body);

        try (Topic events = Topic.open("wasl.sample.events")) {
            var event = events.await(e -> e.key().equals(made.id()));
            assertThat(event.value())
                    .contains(
                            "\"specversion\":\"1.0\"",
                            "\"type\":\"org.wasl.person.changed\"",
                            "\"subject\":\"" + made.id() + "\"")
                    .doesNotContain(body.get("label").toString());
        }
    }

    @Test
    void an_event_is_published_within_the_trace_of_the_request_that_made_it() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        var made = as(REGISTRAR_AT_MINISTRY)
                .with("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .post("/v1/parcels", parcel());

        try (Topic events = Topic.open("wasl.sample.events")) {
            var event = events.await(e -> e.key().equals(made.id()));
            assertThat(event.value()).contains("\"traceparent\":\"00-" + trace + "-");
            assertThat(new String(event.headers().lastHeader("traceparent").value(), StandardCharsets.US_ASCII))
                    .startsWith("00-" + trace + "-");
        }
    }

    @Test
    void events_that_are_large_together_go_out_in_turns() {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < 12; i++) {
                outbox.add("wasl.large.test", key, "x".repeat(500_000));
            }
        });

        try (Topic topic = Topic.open("wasl.large.test")) {
            List<String> arrived = new ArrayList<>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                topic.poll().stream().filter(r -> r.key().equals(key)).forEach(r -> arrived.add(r.key()));
                return arrived.size() == 12;
            });
        }
    }

    /** A second relay on the same table is what a second instance of the service is. */
    @Test
    void order_per_aggregate_holds_with_two_relays_running() throws Exception {
        int aggregates = 20;
        int each = 50;
        Relay second = new Relay(entities, database, emitter, config);
        var pool = Executors.newScheduledThreadPool(2);
        pool.scheduleWithFixedDelay(second::publish, 0, 1, TimeUnit.MILLISECONDS);
        List<UUID> keys = new ArrayList<>();
        for (int i = 0; i < aggregates; i++) {
            keys.add(UUID.randomUUID());
        }

        for (int n = 0; n < each; n++) {
            int number = n;
            QuarkusTransaction.requiringNew()
                    .run(() ->
                            keys.forEach(key -> outbox.add("wasl.order.test", key.toString(), "\"" + number + "\"")));
        }

        Map<String, List<Integer>> arrived = new HashMap<>();
        try (Topic topic = Topic.open("wasl.order.test")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                topic.poll().forEach(r -> arrived.computeIfAbsent(r.key(), k -> new ArrayList<>())
                        .add(Integer.valueOf(r.value().replace("\"", ""))));
                return arrived.values().stream().mapToInt(List::size).sum() >= aggregates * each;
            });
        }
        pool.shutdown();
        assertThat(arrived).hasSize(aggregates);
        assertThat(arrived.values())
                .allSatisfy(numbers -> assertThat(numbers).isSorted().hasSize(each));
    }

    /**
     * Acknowledgements come on threads of Kafka's. If they took the relay's transaction with them, its commit could find two threads in it and fail, and
     * what was sent would be sent again.
     */
    @Test
    void events_are_sent_outside_of_the_transaction_that_holds_them() {
        List<Boolean> inTransaction = new CopyOnWriteArrayList<>();
        Relay watched = new Relay(
                entities,
                database,
                watching(() -> inTransaction.add(QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION)),
                config);

        // The relay of the application may take an event first.
        await().until(() -> {
            QuarkusTransaction.requiringNew().run(() -> outbox.add("wasl.watched.test", "watched", "\"1\""));
            watched.publish();
            return !inTransaction.isEmpty();
        });

        assertThat(inTransaction).containsOnly(false);
    }

    @SuppressWarnings("unchecked") // a proxy knows no type parameters
    private MutinyEmitter<String> watching(Runnable eachSending) {
        return (MutinyEmitter<String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MutinyEmitter.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("sendMessage")) {
                        eachSending.run();
                    }
                    return method.invoke(emitter, arguments);
                });
    }

    /** The crash after the commit: the row is there, nobody has sent it. Whoever starts next does. */
    @Test
    void a_row_that_a_dead_instance_left_is_published() {
        UUID left = UUID.randomUUID();

        QuarkusTransaction.requiringNew().run(() -> outbox.add("wasl.order.test", left.toString(), "\"7\""));

        try (Topic topic = Topic.open("wasl.order.test")) {
            topic.await(r -> r.key().equals(left.toString()));
        }
        await().until(() -> QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select 1 from outbox where key = :key")
                        .setParameter("key", left.toString())
                        .getResultList()
                        .isEmpty()));
    }

    @Test
    void an_event_that_kafka_does_not_take_is_told_and_holds_up_no_other() {
        String stuck = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.add("no topic has such a name", stuck, "\"1\"");
            outbox.add("wasl.order.test", other, "\"1\"");
        });

        try (Topic topic = Topic.open("wasl.order.test")) {
            topic.await(r -> r.key().equals(other));
        }
        await().until(() -> {
            health.look();
            return health.call().getData().orElseThrow().get("publishing").equals("late");
        });
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("delete from outbox where key = :key")
                .setParameter("key", stuck)
                .executeUpdate());
        health.look();
        assertThat(health.call().getData().orElseThrow()).containsEntry("publishing", "running");
    }

    @Test
    void what_is_rolled_back_is_never_published() {
        UUID ghost = UUID.randomUUID();
        UUID marker = UUID.randomUUID();
        QuarkusTransaction.begin();
        outbox.add("wasl.order.test", ghost.toString(), "\"0\"");
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> outbox.add("wasl.order.test", marker.toString(), "\"1\""));

        try (Topic topic = Topic.open("wasl.order.test")) {
            topic.await(r -> r.key().equals(marker.toString()));
            assertThat(topic.seen()).noneMatch(r -> r.key().equals(ghost.toString()));
        }
    }
}
