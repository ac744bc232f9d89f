package org.wasl.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.sample.Scale;
import org.wasl.platform.testing.Api.Answer;

@QuarkusTest
class IdempotencyTest extends PlatformTest {
    @Inject
    EntityManager entities;

    @Inject
    Scale scale;

    @Test
    void the_same_key_and_body_get_the_same_answer() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = parcel();

        var first = as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", body);
        var second = as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", body);

        assertThat(second.hasStatus(201).raw().asString())
                .isEqualTo(first.hasStatus(201).raw().asString());
        assertThat(second.raw().header("Location")).isEqualTo(first.raw().header("Location"));
        assertThat(second.etag()).isEqualTo(first.etag());
        assertThat(second.raw().header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void a_replay_is_a_reading_of_the_record_as_it_is_now_and_leaves_its_trace() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = parcel();
        var first = as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", body);
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + first.id(), first.etag(), Map.of("weight", 7))
                .hasStatus(200);

        var second = as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", body)
                .hasStatus(201);

        assertThat(second.<Integer>at("weight")).isEqualTo(7);
        assertThat(second.etag()).isNotEqualTo(first.etag());
        assertThat(kept(key)).isNull();
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/audit/entries?recordId=" + first.id())
                        .<String>list("items.action"))
                .startsWith("answer.replayed", "parcel.read");
    }

    @Test
    void a_replay_shows_nothing_to_whom_the_record_is_closed_meanwhile() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = parcel();
        var made = as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", body);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update parcel set agency_id = cast(:other as uuid) where id = cast(:id as uuid)")
                .setParameter("other", UNHCR)
                .setParameter("id", made.id())
                .executeUpdate());

        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", body)
                .isProblem(404, "not-found");
    }

    private Object kept(String key) {
        return entities.createNativeQuery("select body from idempotency_key where key = :key")
                .setParameter("key", key)
                .getSingleResult();
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        String key = UUID.randomUUID().toString();
        as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", parcel());

        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", parcel())
                .isProblem(422, "idempotency-key-reused");
    }

    @Test
    void a_key_belongs_to_its_caller() {
        String key = UUID.randomUUID().toString();
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", parcel())
                .hasStatus(201);

        as(REGISTRAR_AT_UNHCR)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", parcel())
                .hasStatus(201);
    }

    @Test
    void a_refused_act_may_be_tried_again_with_its_key() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> taken = parcel();
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", taken);
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", taken)
                .hasStatus(409);

        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", parcel())
                .hasStatus(201);
    }

    @Test
    void twenty_parallel_requests_with_one_key_make_one_record() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = parcel();
        var pool = Executors.newFixedThreadPool(20);
        List<Callable<Answer>> rush = IntStream.range(0, 20)
                .<Callable<Answer>>mapToObj(i -> () ->
                        as(REGISTRAR_AT_MINISTRY).with("Idempotency-Key", key).post("/v1/parcels", body))
                .toList();

        Set<String> ids = new HashSet<>();
        for (var answer : pool.invokeAll(rush)) {
            ids.add(answer.get().hasStatus(201).id());
        }
        pool.shutdown();

        assertThat(ids).hasSize(1);
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/parcels?label=" + body.get("label"))
                        .list("items"))
                .hasSize(1);
    }

    @Test
    void what_asks_another_service_first_holds_no_transaction_and_asks_once() {
        String key = UUID.randomUUID().toString();
        String parcel = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).id();

        var first = weigh(parcel, key).hasStatus(200);
        scale.isAway(true);
        var second = weigh(parcel, key).hasStatus(200);
        scale.isAway(false);

        assertThat(first.<Integer>at("weight")).isEqualTo(42);
        assertThat(second.raw().asString()).isEqualTo(first.raw().asString());
        assertThat(second.raw().header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(scale.timesAsked(UUID.fromString(parcel))).isEqualTo(1);
    }

    @Test
    void what_was_refused_by_the_service_that_is_asked_may_be_tried_again() {
        String key = UUID.randomUUID().toString();
        String parcel = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).id();

        scale.isAway(true);
        weigh(parcel, key).isProblem(503, "dependency-unavailable");
        scale.isAway(false);

        assertThat(weigh(parcel, key).hasStatus(200).raw().header("Idempotency-Replayed"))
                .isNull();
    }

    @Test
    void parallel_requests_that_ask_first_are_one_act() throws Exception {
        String key = UUID.randomUUID().toString();
        var parcel = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        var pool = Executors.newFixedThreadPool(8);
        List<Callable<Answer>> rush = IntStream.range(0, 8)
                .<Callable<Answer>>mapToObj(i -> () -> weigh(parcel.id(), key))
                .toList();

        Set<String> versions = new HashSet<>();
        for (var answer : pool.invokeAll(rush)) {
            versions.add(answer.get().hasStatus(200).etag());
        }
        pool.shutdown();

        assertThat(versions).hasSize(1).doesNotContain(parcel.etag());
    }

    @Test
    void who_names_no_version_is_not_refused_because_somebody_changes_the_record_at_once() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 5; round++) {
            String parcel =
                    as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).id();
            List<Callable<Answer>> rush = IntStream.range(0, 4)
                    .<Callable<Answer>>mapToObj(
                            i -> () -> weigh(parcel, UUID.randomUUID().toString()))
                    .toList();

            for (var answer : pool.invokeAll(rush)) {
                answer.get().hasStatus(200);
            }
        }
        pool.shutdown();
    }

    private Answer weigh(String parcel, String key) {
        return as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels/" + parcel + "/weigh", Map.of());
    }

    @Test
    void a_first_answer_is_kept_sealed_while_the_access_is_the_same() {
        String key = UUID.randomUUID().toString();
        var parcel = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        String tickets = "/v1/parcels/" + parcel.id() + "/tickets";

        String first = number(tickets, key, Map.of());
        assertThat(number(tickets, key, Map.of())).isEqualTo(first);
        assertThat(kept(key).toString()).doesNotContain(first);

        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", parcel.etag())
                .post("/v1/parcels/" + parcel.id() + "/send", Map.of())
                .hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post(tickets, Map.of())
                .isProblem(409, "answer-not-kept");
    }

    @Test
    void a_verbatim_answer_is_repeated_and_its_body_is_compared() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = parcel();

        assertThat(number("/v1/parcels/tariffs", key, body)).isEqualTo(number("/v1/parcels/tariffs", key, body));
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels/tariffs", parcel())
                .isProblem(422, "idempotency-key-reused");
    }

    @Test
    void a_body_with_faults_claims_no_key_and_a_key_has_a_size() {
        String key = UUID.randomUUID().toString();
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", Map.of("label", label(), "weight", 0))
                .isProblem(422, "invalid-fields");
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post("/v1/parcels", parcel())
                .hasStatus(201);
        as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", "k".repeat(201))
                .post("/v1/parcels", parcel())
                .isProblem(400, "unreadable-request");
    }

    private static String number(String path, String key, Map<String, Object> body) {
        return as(REGISTRAR_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .post(path, body)
                .hasStatus(200)
                .at("number");
    }
}
