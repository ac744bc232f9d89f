package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Topic;

/** The gateway is a service too: it reads events, has an audit and keys. */
@QuarkusTest
class OwnOperationsTest extends GatewayTest {
    @Test
    void an_event_that_the_gateway_could_not_apply_is_listed_and_sent_again_and_that_is_in_the_audit() {
        String key = "garbage-" + UUID.randomUUID();
        Topic.send("wasl.case.events", key, "{this is no event");

        String id = await().atMost(Duration.ofSeconds(20))
                .until(() -> letterOf(key), letter -> letter != null)
                .get("id");
        as(ADMINISTRATOR)
                .post("/v1/dead-letters/gateway/" + id + "/resend", null)
                .hasStatus(202);

        assertThat(letterOf(key).get("resentAt")).isNotNull();
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/audit/gateway/entries?recordId=" + id)
                        .hasStatus(200)
                        .<String>list("items.action"))
                .contains("dead-letter.resent");
    }

    @Test
    void what_every_service_has_the_gateway_has_for_the_same_roles() {
        for (String path : List.of(
                "/v1/dead-letters/gateway",
                "/v1/facts/gateway/restatements",
                "/v1/keys/gateway/in-use",
                "/v1/keys/gateway/rotations")) {
            as(ADMINISTRATOR).get(path).hasStatus(200);
            as(CASEWORKER_AT_MINISTRY).get(path).isProblem(403, "not-allowed");
            anonymous().get(path).isProblem(401, "not-authenticated");
        }
        for (String path : List.of("/v1/audit/gateway/entries", "/v1/audit/gateway/keys", "/v1/audit/gateway/verify")) {
            as(AUDITOR_OF_ALL).get(path).hasStatus(200);
            as(CASEWORKER_AT_MINISTRY).get(path).isProblem(403, "not-allowed");
        }
        as(ADMINISTRATOR)
                .post("/v1/dead-letters/gateway/" + UUID.randomUUID() + "/resend", null)
                .isProblem(404, "not-found");
    }

    /** The gateway has no records that figures count. */
    @Test
    void a_restatement_of_nothing_is_done_at_once() {
        assertThat(as(ADMINISTRATOR)
                        .post("/v1/facts/gateway/restatements", null)
                        .hasStatus(202)
                        .<String>at("completedAt"))
                .isNotNull();
    }

    @Test
    void it_is_asked_under_its_name_only() {
        for (String path : List.of("/v1/dead-letters", "/v1/audit/entries", "/v1/keys/in-use", "/v1/keys")) {
            as(ADMINISTRATOR).get(path).isProblem(404, "unknown-path");
        }
        as(ADMINISTRATOR).get("/v1/dead-letters/somewhere").isProblem(404, "not-found");
    }

    private static Map<String, String> letterOf(String key) {
        return as(ADMINISTRATOR).get("/v1/dead-letters/gateway").<Map<String, String>>list("items").stream()
                .filter(letter -> key.equals(letter.get("key")))
                .findFirst()
                .orElse(null);
    }
}
