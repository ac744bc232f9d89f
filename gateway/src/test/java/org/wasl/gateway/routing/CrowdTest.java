package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.FakeService;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

@QuarkusTest
class CrowdTest extends GatewayTest {
    @Test
    void a_class_that_is_full_sheds_and_the_others_go_on() throws Exception {
        FakeService.hold();
        ExecutorService users = Executors.newCachedThreadPool();
        try {
            IntStream.range(0, 12)
                    .forEach(i -> users.submit(() -> get(
                            i % 2 == 0 ? REGISTRAR_AT_MINISTRY : SUPERVISOR_AT_MINISTRY, "/v1/person-imports/held")));
            await().until(() -> FakeService.underWay("/v1/person-imports/held") == 6);
            Answer shed = as(CASEWORKER_AT_MINISTRY)
                    .with("Accept-Language", "ar")
                    .get("/v1/person-imports/held")
                    .isProblem(503, "too-busy");
            assertThat(shed.<String>at("title")).isEqualTo("الخدمة مشغولة الآن بطلبات كثيرة");
            assertThat(shed.raw().header("Retry-After")).isNotBlank();

            get(CASEWORKER_AT_MINISTRY, "/v1/cases/1").hasStatus(200);
            get(CASEWORKER_AT_MINISTRY, "/v1/persons/1").hasStatus(200);
        } finally {
            FakeService.release();
            users.shutdownNow();
        }
    }

    @Test
    void a_caller_has_at_most_half_of_the_slots_of_a_class() throws Exception {
        FakeService.hold();
        ExecutorService users = Executors.newCachedThreadPool();
        try {
            IntStream.range(0, 3)
                    .forEach(i -> users.submit(() -> get(PROVIDER_IN_IRBID, "/v1/person-imports/held-half")));
            await().until(() -> FakeService.underWay("/v1/person-imports/held-half") == 3);

            Answer refused =
                    get(PROVIDER_IN_IRBID, "/v1/person-imports/held-half").isProblem(429, "too-many-requests");
            assertThat(refused.raw().header("Retry-After")).isEqualTo("1");
            Answer large = as(PROVIDER_IN_IRBID)
                    .post("/v1/cases", Map.of("note", "x".repeat(70_000)))
                    .hasStatus(200); // of another service
            assertThat(large.<Integer>at("bytes")).isGreaterThan(70_000);
            get(CASEWORKER_AT_MINISTRY, "/v1/person-imports/1").hasStatus(200);
        } finally {
            FakeService.release();
            users.shutdownNow();
        }
    }

    @Test
    void a_caller_has_only_so_many_requests_under_way() throws Exception {
        FakeService.hold();
        ExecutorService users = Executors.newCachedThreadPool();
        try {
            List<Future<Answer>> held = IntStream.range(0, 8)
                    .mapToObj(i -> users.submit(() -> get(PROVIDER_IN_IRBID, "/v1/persons/held")))
                    .toList();
            await().until(() -> FakeService.underWay("/v1/persons/held") == 8);

            Answer refused = get(PROVIDER_IN_IRBID, "/v1/persons/1").isProblem(429, "too-many-requests");
            assertThat(refused.raw().header("Retry-After")).isEqualTo("1");
            get(CASEWORKER_AT_MINISTRY, "/v1/persons/1").hasStatus(200);

            FakeService.release();
            for (Future<Answer> one : held) {
                one.get().hasStatus(200);
            }
            get(PROVIDER_IN_IRBID, "/v1/persons/1").hasStatus(200);
        } finally {
            FakeService.release();
            users.shutdownNow();
        }
    }

    private static Answer get(Persona who, String path) {
        return as(who).get(path);
    }
}
