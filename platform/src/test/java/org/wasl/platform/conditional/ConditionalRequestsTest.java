package org.wasl.platform.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.platform.PlatformTest;

@QuarkusTest
class ConditionalRequestsTest extends PlatformTest {
    @Test
    void a_change_moves_the_etag_and_keeps_the_other_fields() {
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

        var changed = as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + made.id(), made.etag(), Map.of("weight", 7))
                .hasStatus(200);

        assertThat(changed.etag()).isNotEqualTo(made.etag());
        assertThat(changed.<Integer>at("weight")).isEqualTo(7);
        assertThat(changed.<String>at("label")).isEqualTo(made.at("label"));
    }

    @Test
    void a_change_without_if_match_is_refused() {
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + made.id(), null, Map.of("weight", 7))
                .isProblem(428, "version-required");
    }

    @Test
    void a_stale_change_is_refused_with_the_current_version() {
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        as(REGISTRAR_AT_MINISTRY).patch("/v1/parcels/" + made.id(), made.etag(), Map.of("weight", 7));

        var refused = as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + made.id(), made.etag(), Map.of("weight", 8))
                .isProblem(412, "stale-version");

        assertThat(refused.<Integer>at("currentVersion")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"0\"               | 200",
                "\"0-00ff00ff00ff00ff\" | 200",
                "\"1-00ff00ff00ff00ff\" | 412",
                "\"7\", \"0\", \"9\" | 200",
                "\"7\",W/\"0\"       | 412",
                "*                  | 200",
                "\"7\", \"9\"        | 412",
                "\"00\"              | 412",
                ",                  | 412",
            })
    void if_match_may_be_a_list(String tags, int status) {
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + made.id(), tags, Map.of("weight", 7))
                .hasStatus(status);
    }

    @Test
    void a_patch_must_leave_a_valid_thing() {
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + made.id(), made.etag(), "{\"label\":null}")
                .isProblem(422, "invalid-fields")
                .names("/label", "not-blank");
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/parcels/" + made.id(), made.etag(), "{\"colour\":1}")
                .isProblem(400, "unreadable-request")
                .names("/colour", "unknown-field");
    }

    @Test
    void of_parallel_steps_on_one_version_one_wins() throws Exception {
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());
        var pool = Executors.newFixedThreadPool(8);

        List<Callable<Integer>> rush = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> as(REGISTRAR_AT_MINISTRY)
                        .step(made, "/v1/parcels/" + made.id() + "/send", null)
                        .raw()
                        .statusCode())
                .collect(Collectors.toList());
        List<Integer> statuses = new java.util.ArrayList<>();
        for (Future<Integer> one : pool.invokeAll(rush)) {
            statuses.add(one.get());
        }
        pool.shutdown();

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void an_illegal_step_names_the_legal_ones() {
        var made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel());

        var refused = as(REGISTRAR_AT_MINISTRY)
                .step(made, "/v1/parcels/" + made.id() + "/deliver", null)
                .isProblem(409, "illegal-step");

        assertThat(refused.<String>list("allowedActions")).containsExactly("send");
    }
}
