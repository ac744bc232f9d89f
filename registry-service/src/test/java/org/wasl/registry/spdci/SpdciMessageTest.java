package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;
import static org.wasl.registry.spdci.Partner.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** What a message of the exchange must be to be read. */
@QuarkusTest
class SpdciMessageTest extends SpdciScenario {
    @Test
    void a_text_that_no_database_keeps_is_refused() {
        ObjectNode message = search();
        ((ObjectNode) message.at("/message/search_request/0/search_criteria/query")).put("value", "98\u0000");
        refused(partner.send("sync/search", partner.signed(message)), 400, "err.request.bad");
    }

    @Test
    void a_copy_of_a_message_does_nothing() {
        ObjectNode message = partner.signed(search());
        partner.send("sync/search", message).hasStatus(200);
        refused(partner.send("sync/search", message), 409, "err.request.bad");
        refused(partner.send("search", message), 409, "err.request.bad");
    }

    @Test
    void a_message_that_failed_may_be_sent_again() {
        ObjectNode message = search();
        refused(partner.send("sync/search", message), 403, "err.signature.missing");
        partner.send("sync/search", partner.signed(message)).hasStatus(200);
    }

    @Test
    void old_messages_and_those_from_the_future_are_refused() {
        refused(
                sentWith(h ->
                        h.put("message_ts", TestClock.now().minusSeconds(3600).toString())),
                400,
                "err.request.bad");
        refused(
                sentWith(h ->
                        h.put("message_ts", TestClock.now().plusSeconds(3600).toString())),
                400,
                "err.request.bad");
    }

    @Test
    void a_message_for_another_registry_or_of_another_version_or_action_is_refused() {
        refused(sentWith(h -> h.put("receiver_id", "another")), 400, "err.receiver_id.invalid");
        refused(sentWith(h -> h.put("version", "2.0.0")), 400, "err.version.not_supported");
        refused(sentWith(h -> h.put("action", "subscribe")), 400, "err.request.bad");
    }

    @Test
    void callers_without_token_or_office_are_refused() {
        Answer unknown = refused(
                anonymous().post("/spdci/v1.0.0/registry/search", search().toString()),
                401,
                "err.request.unauthorized");
        assertThat(unknown.<String>at("errors[0].code")).isEqualTo("err.request.unauthorized");
        refused(
                as(CASEWORKER_AT_MINISTRY).post("/spdci/v1.0.0/registry/search", search().toString()),
                403,
                "err.request.forbidden");
        as(REGISTRAR_AT_MINISTRY).get("/v1/spdci-senders").isProblem(403, "not-allowed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"text\"",
                "{",
                "{}",
                "{\"header\":null,\"message\":{}}",
                "{\"header\":{},\"message\":{}}",
                "{\"header\":[],\"message\":1}"
            })
    void what_is_no_envelope_is_refused(String body) {
        Answer answer =
                as(UNHCR_SYSTEM).with("Content-Type", "application/json").post("/spdci/v1.0.0/registry/search", body);
        assertThat(answer.raw().statusCode()).isBetween(400, 422);
        assertThat(answer.<String>at("message.ack_status")).isEqualTo("ERR");
    }

    @Test
    void fields_are_checked_as_the_standard_writes_them() {
        faulty("timestamp", "not-a-timestamp");
        faulty("timestamp", "2024-01-15T10:30:00");
        faulty("timestamp", 1705314600);
        faulty("locale", "en");
        faulty("locale", "ENG");
        faulty("reference_id", "r".repeat(100));
        faulty("pagination", Map.of("page_size", 0, "page_number", 1));
        faulty("pagination", Map.of("page_size", -1, "page_number", 1));
        faulty("pagination", Map.of("page_size", 10, "page_number", 0));
        Answer arabic = as(UNHCR_SYSTEM)
                .with("Accept-Language", "ar")
                .post("/spdci/v1.0.0/registry/search", with("locale", "EN").toString());
        assertThat(arabic.<String>at("message.error.message"))
                .contains("/message/search_request/0/locale")
                .containsPattern("[\\u0600-\\u06FF]");
    }

    @Test
    void ids_may_have_99_characters_and_not_100() {
        ObjectNode longest = search();
        ((ObjectNode) longest.get("message")).put("transaction_id", "x".repeat(99));
        accepted(partner.signed(longest));
        ObjectNode tooLong = search();
        ((ObjectNode) tooLong.get("message")).put("transaction_id", "x".repeat(100));
        refused(partner.send("sync/search", partner.signed(tooLong)), 422, "err.request.bad");
    }

    @Test
    void a_body_without_a_type_is_refused() {
        Answer answer = as(UNHCR_SYSTEM).send("text/plain", "/spdci/v1.0.0/registry/search", search().toString());
        refused(answer, 415, "err.request.bad");
    }

    @Test
    void an_oversized_message_is_refused() {
        ObjectNode large = search();
        ((ObjectNode) large.get("header")).putObject("meta").put("padding", "x".repeat(1_100_000));
        refused(partner.send("sync/search", partner.signed(large)), 413, "err.request.bad");
    }

    private void faulty(String field, Object value) {
        Answer answer = partner.send("search", with(field, value));
        assertThat(answer.raw().statusCode()).as(field + " " + value).isIn(400, 422);
        refused(answer, answer.raw().statusCode(), "err.request.bad");
        assertThat(answer.<String>at("message.error.message")).contains(field);
    }
}
