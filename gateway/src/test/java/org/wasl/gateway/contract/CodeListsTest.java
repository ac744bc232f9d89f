package org.wasl.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class CodeListsTest extends GatewayTest {
    private static final Map<String, Object> BODY = Map.of(
            "ar", "انقطاع عن العلاج", "en", "Interrupted treatment", "peerCodes", Map.of("PRIMERO", "treatment"));

    @Test
    void an_administrator_adds_a_code_to_a_vocabulary_for_everybody() {
        Answer added = as(ADMINISTRATOR)
                .put("/v1/code-lists/Concern/codes/treatment_stopped", BODY)
                .hasStatus(200);

        assertThat(added.<Boolean>at("retired")).isFalse();
        await().untilAsserted(() -> assertThat(code("Concern", "treatment_stopped"))
                .containsEntry("en", "Interrupted treatment")
                .containsEntry("ar", "انقطاع عن العلاج")
                .containsEntry("peerCodes", Map.of("PRIMERO", "treatment")));
        try (Topic topic = Topic.open("wasl.gateway.events")) {
            assertThat(topic.await(event -> event.value().contains("treatment_stopped"))
                            .value())
                    .contains("org.wasl.code-list.changed", "\"CONCERN\"");
        }
    }

    @Test
    void a_code_is_called_otherwise_or_retired_and_never_deleted() {
        as(ADMINISTRATOR)
                .put("/v1/code-lists/Competency/codes/other", Map.of("ar", "غيرها", "en", "Others", "retired", true))
                .hasStatus(200);

        await().untilAsserted(() -> assertThat(code("Competency", "other"))
                .containsEntry("en", "Others")
                .containsEntry("retired", true));
        as(ADMINISTRATOR).delete("/v1/code-lists/Competency/codes/other").isProblem(405, "method-not-allowed");
    }

    @Test
    void lists_that_rules_depend_on_are_fixed_and_codes_have_the_form_of_their_list() {
        as(ADMINISTRATOR)
                .put("/v1/code-lists/Sex/codes/NONE", BODY)
                .isProblem(422, "invalid-fields")
                .names("#name", "fixed-code-list");
        as(ADMINISTRATOR).put("/v1/code-lists/Country/codes/jordan", BODY).isProblem(422, "invalid-fields");
        as(ADMINISTRATOR).put("/v1/code-lists/Concern/codes/x", BODY).isProblem(422, "invalid-fields");
        as(ADMINISTRATOR)
                .put("/v1/code-lists/Concern/codes/xy", Map.of("ar", " ", "en", "x"))
                .isProblem(422, "invalid-fields");
        as(ADMINISTRATOR).put("/v1/code-lists/Nothing/codes/xy", BODY).isProblem(404, "not-found");
    }

    @Test
    void who_has_a_copy_is_told_whether_it_is_still_right() {
        String tag =
                anonymous().get("/v1/code-lists/RiskCriterion").hasStatus(200).etag();

        anonymous()
                .with("If-None-Match", tag)
                .get("/v1/code-lists/RiskCriterion")
                .hasStatus(304);
        as(ADMINISTRATOR)
                .put("/v1/code-lists/RiskCriterion/codes/drought", BODY)
                .hasStatus(200);
        await().untilAsserted(() -> anonymous()
                .with("If-None-Match", tag)
                .get("/v1/code-lists/RiskCriterion")
                .hasStatus(200));
    }

    @Test
    void only_administrators_do() {
        as(CASEWORKER_AT_MINISTRY)
                .put("/v1/code-lists/Concern/codes/mine", BODY)
                .isProblem(403, "not-allowed");
        anonymous().put("/v1/code-lists/Concern/codes/mine", BODY).isProblem(401, "not-authenticated");
    }

    private static Map<String, Object> code(String list, String code) {
        return anonymous().get("/v1/code-lists/" + list).hasStatus(200).<Map<String, Object>>list("$").stream()
                .filter(one -> one.get("code").equals(code))
                .findFirst()
                .orElse(Map.of());
    }
}
