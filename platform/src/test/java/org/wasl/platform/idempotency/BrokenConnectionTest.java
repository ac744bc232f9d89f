package org.wasl.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.inbox.Inbox;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.BreakableDatabase;
import org.wasl.platform.testing.DatabaseProxy;
import org.wasl.platform.testing.DatabaseProxy.Fault;
import org.wasl.platform.testing.TestServersResource;

/**
 * What an act comes to where its connection to the database breaks: tried at each exchange of the act in turn, COMMIT among them, in each way in which it may break.
 */
@QuarkusTest
@TestProfile(BrokenConnectionTest.Alone.class)
@QuarkusTestResource(value = BreakableDatabase.class, restrictToAnnotatedClass = true)
class BrokenConnectionTest extends PlatformTest {
    /** More than any act has: the test would not end where each exchange makes another. */
    private static final int MANY = 100;

    @Inject
    EntityManager entities;

    @Inject
    Inbox inbox;

    /** Nothing else asks the database meanwhile. */
    public static class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.events.enabled", "false");
        }
    }

    @AfterEach
    void repair() {
        BreakableDatabase.proxy().repair();
    }

    @ParameterizedTest
    @EnumSource
    void an_act_that_is_sent_again_with_its_key_is_done_once_and_told_once(Fault fault) {
        int broken = atEachExchange(fault, () -> {
            Map<String, Object> body = parcel();
            String key = UUID.randomUUID().toString();
            Supplier<Answer> send =
                    () -> as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", body);
            return () -> {
                isDoneOrUnknown(send.get(), 201);
                BreakableDatabase.proxy().repair();

                String parcel = answered(send).hasStatus(201).id();

                assertThat(count("parcel where label = ?", body.get("label"))).isOne();
                assertThat(count("outbox where key = ?", parcel)).isOne();
                assertThat(count(
                                "audit_entry where action = 'org.wasl.person.changed' and record_id = cast(? as uuid)",
                                parcel))
                        .isOne();
                assertThat(count("idempotency_key where key = ? and status = 201", key))
                        .isOne();
            };
        });

        assertThat(broken).isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void a_change_without_a_key_is_made_or_not_made_and_its_version_says_which(Fault fault) {
        int broken = atEachExchange(fault, () -> {
            Answer made = packed();
            Supplier<Answer> send =
                    () -> as(REGISTRAR_AT_MINISTRY).patch("/v1/parcels/" + made.id(), made.etag(), Map.of("weight", 7));
            return () -> {
                boolean done = isDoneOrUnknown(send.get(), 200);
                BreakableDatabase.proxy().repair();

                int repeated = answered(send).raw().statusCode();

                assertThat(repeated).isIn(done ? new Integer[] {412} : new Integer[] {200, 412});
                Answer now = answered(() -> as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + made.id()));
                assertThat(now.<Integer>at("weight")).isEqualTo(7);
                assertThat(count("outbox where key = ?", made.id())).isEqualTo(2);
            };
        });

        assertThat(broken).isGreaterThan(3);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_read_is_read_or_asked_for_again(Fault fault) {
        atEachExchange(fault, () -> {
            String parcel = packed().id();
            return () -> {
                Answer read = as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + parcel);
                if (read.raw().statusCode() != 200) {
                    read.isProblem(503, "dependency-unavailable");
                    assertThat(read.raw().header("Retry-After")).isEqualTo("5");
                }
            };
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_event_has_its_effect_once_and_becomes_no_dead_letter(Fault fault) {
        int broken = atEachExchange(fault, () -> {
            UUID subject = UUID.randomUUID();
            String event = """
                    {"specversion":"1.0","id":"%s","source":"/wasl/sample","type":"org.wasl.person.changed","subject":"%s",
                     "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","changed":["label"]}}""".formatted(UUID.randomUUID(), subject, subject);
            return () -> {
                Inbox.Verdict verdict = inbox.receive(
                        new ConsumerRecord<>("wasl.sample.events", 0, 0, subject.toString(), event),
                        read -> entities.createNativeQuery("insert into effect (parcel_id, times) values (?1, 1)"
                                        + " on conflict (parcel_id) do update set times = effect.times + 1")
                                .setParameter(1, read.subject())
                                .executeUpdate());

                assertThat(verdict).isInstanceOfAny(Inbox.Verdict.Applied.class, Inbox.Verdict.AlreadySeen.class);
                assertThat(count("effect where times = 1 and parcel_id = cast(? as uuid)", subject.toString()))
                        .isOne();
            };
        });

        assertThat(broken).isGreaterThan(2);
    }

    /**
     * Breaks the first exchange of what is done, then the second of what is done anew, until there are no more.
     *
     * @param prepared what is needed first, and then what is done with it
     * @return how many there are
     */
    private static int atEachExchange(Fault fault, Supplier<Runnable> prepared) {
        DatabaseProxy proxy = BreakableDatabase.proxy();
        for (int exchange = 1; exchange < MANY; exchange++) {
            Runnable act = prepared.get();
            proxy.breakExchange(exchange, fault);
            act.run();
            if (!proxy.reached()) {
                return exchange - 1;
            }
        }
        throw new AssertionError("More than " + MANY + " exchanges");
    }

    /** @return whether it was told to be done */
    private static boolean isDoneOrUnknown(Answer answer, int done) {
        if (answer.raw().statusCode() == done) {
            return true;
        }
        answer.isProblem(503, "outcome-unknown");
        assertThat(answer.raw().header("Retry-After")).isEqualTo("5");
        return false;
    }

    /** As a client does: a session that ended behind its answer is noticed by whoever takes its connection next. */
    private static Answer answered(Supplier<Answer> request) {
        BreakableDatabase.proxy().repair();
        Answer answer = request.get();
        for (int again = 0; again < 5 && answer.raw().statusCode() == 503; again++) {
            answer = request.get();
        }
        return answer;
    }

    private static Answer packed() {
        Map<String, Object> body = parcel();
        String key = UUID.randomUUID().toString();
        return answered(() ->
                        as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", body))
                .hasStatus(201);
    }

    private static long count(String rows, Object value) {
        return TestServersResource.counted("select count(*) from " + rows, value);
    }
}
