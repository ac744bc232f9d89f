package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.StatedFacts;
import org.wasl.platform.testing.Topic;

/** Cases that are opened under a named response to a crisis, as monitoring tells of it. */
@QuarkusTest
class CasesOfResponsesTest extends CaseTest {
    private final String response = UUID.randomUUID().toString();

    private void moved(String step, String status) {
        Topic.send(
                "wasl.monitoring.events", response, """
                {"specversion":"1.0","id":"%s","source":"/wasl/monitoring","type":"org.wasl.crisis-response.moved","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"responseId":"%s","step":"%s","status":"%s"}}""".formatted(UUID.randomUUID(), response, response, step, status));
    }

    private Answer identify() {
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), "CHILD_PROTECTION"));
        body.put("responseId", response);
        return as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body);
    }

    private void awaitRefusal(String code) {
        await().untilAsserted(() -> identify().isProblem(422, "invalid-fields").names("/responseId", code));
    }

    private Answer awaitCase() {
        await().until(() -> identify().raw().statusCode() == 201);
        return identify().hasStatus(201);
    }

    @Test
    void a_case_is_opened_under_an_active_response_and_counted_by_it() {
        try (StatedFacts facts = StatedFacts.of(Producer.CASE)) {
            moved("activate", "ACTIVE");
            Answer file = awaitCase();

            assertThat(file.<String>at("responseId")).isEqualTo(response);
            JsonNode stated = facts.await("case.stated", file.id(), fact -> fact.path("responseId")
                    .asText()
                    .equals(response));
            assertThat(stated.path("programme").asText()).isEqualTo("CHILD_PROTECTION");
        }
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?responseId=" + response)
                        .<String>list("items.responseId"))
                .isNotEmpty()
                .containsOnly(response);
        as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases?scope=GRANTED&responseId=" + response)
                .isProblem(422, "invalid-fields")
                .names("#scope", "filter-not-open");
    }

    @Test
    void one_that_is_planned_does_not_exist_yet() {
        moved("plan", "PLANNED");
        UUID other = UUID.randomUUID();
        // What comes after it on the topic was applied.
        Topic.send("wasl.monitoring.events", response, """
                {"specversion":"1.0","id":"%s","source":"/wasl/monitoring","type":"org.wasl.crisis-response.moved","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"responseId":"%s","step":"close","status":"CLOSED"}}""".formatted(UUID.randomUUID(), other, other));
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), "CHILD_PROTECTION"));
        body.put("responseId", other);
        await().untilAsserted(() -> as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", body)
                .isProblem(422, "invalid-fields")
                .names("/responseId", "response-not-active"));

        identify().isProblem(422, "invalid-fields").names("/responseId", "unknown-response");
    }

    @Test
    void under_one_that_was_closed_no_case_begins_and_those_that_are_stay() {
        moved("activate", "ACTIVE");
        Answer file = awaitCase();
        Answer without = identified("CHILD_PROTECTION");
        moved("close", "CLOSED");
        awaitRefusal("response-not-active");

        as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/cases/" + without.id(), read(without).etag(), Map.of("responseId", response))
                .isProblem(422, "invalid-fields")
                .names("/responseId", "response-not-active");
        Answer changed = as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/cases/" + file.id(), read(file).etag(), Map.of("displacementStatus", "REFUGEE"))
                .hasStatus(200);
        assertThat(changed.<String>at("responseId")).isEqualTo(response);
    }
}
