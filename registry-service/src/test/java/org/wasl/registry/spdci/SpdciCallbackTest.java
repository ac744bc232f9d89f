package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;
import static org.wasl.registry.spdci.Partner.byNumber;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.security.Signature;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;
import org.wasl.registry.spdci.delivery.DueDeliveries;

/** What the registry says of itself: answers that come later, and what happened to those whom a partner watches. */
@QuarkusTest
class SpdciCallbackTest extends RegistryTest {
    private Partner ministry;

    @BeforeEach
    void open() {
        ministry = new Partner(REGISTRAR_AT_MINISTRY, true, false);
    }

    @AfterEach
    void close() {
        ministry.close();
    }

    @Test
    void a_search_is_acknowledged_and_answered_at_the_senders_address() throws Exception {
        String number = nationalNumber();
        Map<String, Object> body = somebody();
        SpdciSearches.withNumber(registered(REGISTRAR_AT_MINISTRY, body), number);
        ObjectNode search =
                ministry.calledBackAt("/registry/on-search", ministry.envelope("search", byNumber("UIN", number)));

        Answer ack = ministry.send("search", ministry.signed(search)).hasStatus(200);

        assertThat(ack.<String>at("message.ack_status")).isEqualTo("ACK");
        JsonNode answer = ministry.calledBack("on-search");
        assertThat(answer.at("/message/correlation_id").asText()).isEqualTo(ack.at("message.correlation_id"));
        assertThat(answer.at("/message/transaction_id").asText())
                .isEqualTo(search.at("/message/transaction_id").asText());
        assertThat(answer.at("/message/search_response/0/data/reg_records/0/demographic_info/name/given_name")
                        .asText())
                .isEqualTo(given(body));
        assertThat(answer.at("/header/status").asText()).isEqualTo("succ");
        assertThat(isSignedByTheRegistry(answer)).isTrue();
    }

    @Test
    void a_partner_that_is_away_gets_its_answer_when_it_is_back() {
        ministry.refusals.set(2);
        ministry.send(
                        "search",
                        ministry.signed(ministry.calledBackAt(
                                "/registry/on-search", ministry.envelope("search", byNumber("UIN", nationalNumber())))))
                .hasStatus(200);
        assertThat(ministry.calledBack("on-search")).isNotNull();
    }

    @Test
    void what_never_arrives_is_put_aside_and_tried_again_by_an_administrator() {
        ministry.refusals.set(3);
        ministry.send(
                        "search",
                        ministry.signed(ministry.calledBackAt(
                                "/registry/on-search", ministry.envelope("search", byNumber("UIN", nationalNumber())))))
                .hasStatus(200);
        Map<String, Object> dead = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            DueDeliveries.send();
                            return as(ADMINISTRATOR)
                                    .get("/v1/spdci-deliveries?status=DEAD&limit=200")
                                    .hasStatus(200)
                                    .<Map<String, Object>>list("items")
                                    .stream()
                                    .filter(delivery -> delivery.get("senderId").equals(ministry.name))
                                    .findFirst();
                        },
                        java.util.Optional::isPresent)
                .orElseThrow();
        assertThat(dead.get("lastOutcome")).isEqualTo("HTTP 503");
        assertThat(ministry.calls()).isEmpty();

        as(ADMINISTRATOR)
                .with("If-Match", "\"" + dead.get("version") + "\"")
                .post("/v1/spdci-deliveries/" + dead.get("id") + "/retry", null)
                .hasStatus(200);
        assertThat(ministry.calledBack("on-search")).isNotNull();
    }

    @Test
    void an_agency_is_told_who_was_registered_among_those_it_watches() {
        String number = nationalNumber();
        Answer subscribed = subscribe("UPDATE", number);
        assertThat(subscribed.<String>at("message.ack_status")).isEqualTo("ACK");
        JsonNode confirmed = ministry.calledBack("on-subscribe");
        assertThat(confirmed.at("/message/subscribe_response/0/status").asText())
                .isEqualTo("succ");
        String code = confirmed
                .at("/message/subscribe_response/0/subscriptions/0/code")
                .asText();

        SpdciSearches.withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);

        JsonNode told = ministry.calledBack("notify");
        assertThat(told.at("/message/notify_event/0/reference_id").asText()).isEqualTo(code);
        assertThat(told.at("/message/notify_event/0/data/reg_event_type").asText())
                .isEqualTo("UPDATE");
        assertThat(told.at("/message/notify_event/0/data/reg_records/member_identifier/0/identifier_value")
                        .asText())
                .isEqualTo(number);
        assertThat(ministry.calls().stream()
                        .filter(call ->
                                call.body().at("/header/action").asText().equals("notify"))
                        .map(Partner.Call::path))
                .containsOnly("/registry/notify");
    }

    @Test
    void nobody_is_told_of_those_whom_she_may_not_know() {
        String number = nationalNumber();
        try (Partner unhcr = new Partner(UNHCR_SYSTEM, true, false)) {
            subscribe(unhcr, "UPDATE", number);
            subscribe("UPDATE", number);
            unhcr.calledBack("on-subscribe");
            SpdciSearches.withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);
            ministry.calledBack("notify");
            assertThat(unhcr.calls())
                    .noneMatch(call -> call.body().at("/header/action").asText().equals("notify"));
        }
    }

    @Test
    void a_recipient_is_told_of_a_withdrawn_consent_of_those_alone_whom_its_filter_found_by_what_was_open() {
        try (Partner unhcr = new Partner(UNHCR_SYSTEM, true, false)) {
            Watched hidden = watched("IDENTITY");
            Watched open = watched("IDENTITY", "IDENTIFIERS");
            Watched notAskedFor = watched("IDENTITY", "IDENTIFIERS");
            List<Watched> all = List.of(hidden, open, notAskedFor);
            all.forEach(one -> subscribe("CONSENT_WITHDRAWN", one.number()));
            List.of(hidden.number(), open.number(), nationalNumber())
                    .forEach(number -> subscribe(unhcr, "CONSENT_WITHDRAWN", number));

            all.forEach(one -> as(REGISTRAR_AT_MINISTRY)
                    .step(
                            one.consent(),
                            "/v1/persons/" + one.person() + "/consents/"
                                    + one.consent().id() + "/withdrawal",
                            Map.of("reason", "asked for it"))
                    .hasStatus(200));

            // The ministry, whose records they are, is told of each by the same event.
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> notified(ministry).size() == all.size());
            assertThat(notified(unhcr)).containsExactly(open.person());
        }
    }

    private record Watched(String person, String number, Answer consent) {}

    private static Watched watched(String... groups) {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        String number = nationalNumber();
        SpdciSearchTest.withNumber(person, number);
        return new Watched(
                person.id(),
                number,
                consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", Persona.UNHCR, groups));
    }

    @Test
    void a_partner_is_told_of_a_merge_of_those_alone_whom_its_filter_finds() {
        Map<String, Object> one = somebody();
        Answer survivor = registered(REGISTRAR_AT_MINISTRY, one);
        Answer merged = registered(REGISTRAR_AT_UNHCR, one);
        String number = nationalNumber();
        as(REGISTRAR_AT_UNHCR)
                .step(merged, "/v1/persons/" + merged.id() + "/identifiers", number("JO_NATIONAL_NO", number))
                .hasStatus(200);
        try (Partner asked = new Partner(UNHCR_SYSTEM, true, false);
                Partner other = new Partner(UNHCR_SYSTEM, true, false)) {
            subscribe(asked, "MERGED", number);
            subscribe(other, "MERGED", nationalNumber());

            merged(survivor.id(), merged.id(), confirmed(reviewOf(survivor.id(), merged.id())))
                    .hasStatus(201);

            JsonNode told = asked.calledBack("notify").at("/message/notify_event/0/data/reg_records");
            assertThat(told.at("/@id").asText()).endsWith(merged.id());
            assertThat(notified(other)).isEmpty();
        }
    }

    private static List<String> notified(Partner partner) {
        return partner.calls().stream()
                .filter(call -> call.body().at("/header/action").asText().equals("notify"))
                .map(call -> call.body()
                        .at("/message/notify_event/0/data/reg_records/@id")
                        .asText()
                        .replaceAll(".*/", ""))
                .toList();
    }

    @Test
    void a_subscription_that_ended_tells_nothing_more_and_ends_once() {
        subscribe("REGISTER", nationalNumber());
        String code = ministry.calledBack("on-subscribe")
                .at("/message/subscribe_response/0/subscriptions/0/code")
                .asText();

        Answer ended = unsubscribe(code);
        assertThat(ended.<String>at("message.ack_status")).isEqualTo("ACK");
        JsonNode told = ministry.calledBack("on-unsubscribe");
        assertThat(told.at("/message/status").asText()).isEqualTo("succ");
        assertThat(told.at("/message/subscription_status/0/status").asText()).isEqualTo("unsubscribe");

        unsubscribe(code);
        unsubscribe("sub-test-001");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(ministry.calls().stream()
                        .filter(call ->
                                call.body().at("/header/action").asText().equals("on-unsubscribe"))
                        .map(call ->
                                call.body().at("/message/status_reason_code").asText()))
                .contains("rjct.event.already_unsubscribed", "rjct.subscription_code.invalid"));
    }

    @Test
    void the_same_wish_has_the_same_code_and_nonsense_has_none() {
        String number = nationalNumber();
        subscribe("REGISTER", number);
        subscribe("REGISTER", number);
        subscribe("BIRTHDAY", number);
        await().atMost(Duration.ofSeconds(30)).until(() -> ministry.calls().size() == 3);
        List<String> codes = ministry.calls().stream()
                .map(call -> call.body()
                        .at("/message/subscribe_response/0/subscriptions/0/code")
                        .asText())
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        assertThat(codes).hasSize(1);
        assertThat(ministry.calls().stream().map(call -> call.body()
                        .at("/message/subscribe_response/0/status_reason_code")
                        .asText()))
                .contains("rjct.notify_types.invalid");
    }

    @Test
    void the_status_of_a_request_is_told_by_transaction_reference_and_correlation() {
        ObjectNode search = ministry.envelope("search", byNumber("UIN", nationalNumber()));
        String transaction = search.at("/message/transaction_id").asText();
        Answer ack = ministry.send("search", ministry.signed(search)).hasStatus(200);
        String correlation = ack.at("message.correlation_id");

        for (Map<String, Object> asked : List.<Map<String, Object>>of(
                Map.of("attribute_type", "transaction_id", "attribute_value", transaction),
                Map.of("attribute_type", "correlation_id", "attribute_value", correlation),
                Map.of("attribute_type", "reference_id_list", "attribute_value", List.of("ref-1", "ref-9")))) {
            Answer status = status(asked);
            String told = "message.txnstatus_response.txn_status.";
            assertThat(status.<String>at(told + "transaction_id")).isEqualTo(transaction);
            assertThat(status.<String>at(told + "search_response[0].reference_id"))
                    .isEqualTo("ref-1");
            assertThat(status.<String>at(told + "search_response[0].status")).isEqualTo("succ");
        }
        try (Partner other = new Partner(REGISTRAR_AT_MINISTRY, true, false)) {
            assertThat(status(other, Map.of("attribute_type", "correlation_id", "attribute_value", correlation))
                            .<Object>list("message.txnstatus_response.txn_status.search_response"))
                    .as("another sender's")
                    .isEmpty();
        }
    }

    @Test
    void the_status_may_be_told_later_too() {
        ObjectNode asked = ministry.calledBackAt(
                "/registry/txn/on-status",
                ministry.envelope(
                        "txn-status",
                        asked(Map.of("attribute_type", "transaction_id", "attribute_value", "unheard of"))));
        ministry.send("txn/status", ministry.signed(asked)).hasStatus(200);
        JsonNode told = ministry.calledBack("txn-on-status");
        assertThat(told.at("/message/txnstatus_response/txn_status/search_response")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void what_another_registry_says_waits_for_the_agency_it_was_said_to() {
        ObjectNode told = ministry.envelope(
                "on-search",
                Map.of(
                        "transaction_id",
                        "t-1",
                        "correlation_id",
                        "c-1",
                        "search_response",
                        List.of(Map.of(
                                "reference_id",
                                "r",
                                "timestamp",
                                TestClock.now().toString(),
                                "status",
                                "succ",
                                "data",
                                Map.of("reg_records", List.of(Map.of("name", "ليلى")))))));
        ((ObjectNode) told.get("header")).put("status", "succ");
        Answer ack = ministry.send("on-search", ministry.signed(told)).hasStatus(200);
        String path = "/v1/spdci-messages/" + ack.<String>at("message.correlation_id");

        as(UNHCR_SYSTEM).get(path).isProblem(404, "not-found");
        Answer kept = as(REGISTRAR_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(kept.<String>at("message.search_response[0].data.reg_records[0].name"))
                .isEqualTo("ليلى");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/spdci-messages?action=on-search")
                        .<Object>list("items.message"))
                .containsOnlyNulls();
        as(REGISTRAR_AT_MINISTRY).with("If-Match", kept.etag()).delete(path).hasStatus(204);
        as(REGISTRAR_AT_MINISTRY).get(path).isProblem(404, "not-found");
    }

    @Test
    void an_answer_that_says_nothing_is_refused() {
        ObjectNode told = ministry.envelope("notify", Map.of("transaction_id", "t-1"));
        ((ObjectNode) told.get("header")).put("status", "succ");
        Partner.refused(ministry.send("notify", ministry.signed(told)), 422, "err.request.bad");
        told.remove("message");
        Partner.refused(ministry.send("notify", told), 422, "err.request.bad");
    }

    private Answer status(Map<String, Object> asked) {
        return status(ministry, asked);
    }

    private static Answer status(Partner partner, Map<String, Object> asked) {
        return partner.send("sync/txn/status", partner.signed(partner.envelope("txn-status", asked(asked))))
                .hasStatus(200);
    }

    private static Map<String, Object> asked(Map<String, Object> asked) {
        Map<String, Object> request = new HashMap<>(asked);
        request.put("reference_id", "r");
        request.put("txn_type", "search");
        return Map.of("transaction_id", "t-" + UUID.randomUUID(), "txnstatus_request", request);
    }

    private Answer subscribe(String event, String number) {
        return subscribe(ministry, event, number);
    }

    private static Answer subscribe(Partner partner, String event, String number) {
        Map<String, Object> criteria = Map.of(
                "reg_event_type",
                event,
                "filter",
                Map.of("type", "UIN", "value", number),
                "notify_record_type",
                "Member");
        Map<String, Object> message = Map.of(
                "transaction_id",
                "t-" + UUID.randomUUID(),
                "subscribe_request",
                List.of(Map.of(
                        "reference_id", "r", "timestamp", TestClock.now().toString(), "subscribe_criteria", criteria)));
        return partner.send(
                        "subscribe",
                        partner.signed(
                                partner.calledBackAt("/registry/on-subscribe", partner.envelope("subscribe", message))))
                .hasStatus(200);
    }

    private Answer unsubscribe(String code) {
        Map<String, Object> message = Map.of(
                "transaction_id",
                "t-" + UUID.randomUUID(),
                "timestamp",
                TestClock.now().toString(),
                "subscription_codes",
                List.of(code));
        return ministry.send(
                        "unsubscribe",
                        ministry.signed(ministry.calledBackAt(
                                "/registry/on-unsubscribe", ministry.envelope("unsubscribe", message))))
                .hasStatus(200);
    }

    private static boolean isSignedByTheRegistry(JsonNode envelope) throws Exception {
        PublicJsonWebKey key = (PublicJsonWebKey) new JsonWebKeySet(Api.anonymous()
                        .get("/spdci/v1.0.0/.well-known/jwks.json")
                        .raw()
                        .asString())
                .getJsonWebKeys()
                .get(0);
        String text = envelope.get("signature").asText();
        String digest = java.util.Base64.getEncoder()
                .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(Partner.canonical((ObjectNode) envelope)));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key.getPublicKey());
        check.update(("(created): " + part(text, "created") + "\n(expires): " + part(text, "expires")
                        + "\ndigest: SHA-256=" + digest)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return check.verify(java.util.Base64.getDecoder().decode(part(text, "signature")));
    }

    private static String part(String text, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
