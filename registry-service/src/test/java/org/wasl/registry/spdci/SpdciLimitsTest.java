package org.wasl.registry.spdci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.spdci.subscription.OldSubscriptions;

/** How much one message of a partner may ask for. */
@QuarkusTest
class SpdciLimitsTest extends SpdciSearches {
    @Test
    void a_question_that_compares_too_many_values_is_refused_however_they_are_nested() {
        for (JsonNode query : List.of(anyOf(50, 200), anyOf(2, 200))) {
            Answer answer = sent(ministry, Map.of("query_type", "expression", "query", query));

            assertThat(answer.<String>at("message.search_response[0].status_reason_code"))
                    .isEqualTo("rjct.filter.invalid");
        }
        assertThat(sent(ministry, Map.of("query_type", "expression", "query", anyOf(1, 200)))
                        .<String>at("message.search_response[0].status"))
                .isEqualTo("succ");
    }

    @Test
    void a_number_of_more_digits_than_any_has_is_refused_before_it_is_read() {
        Map<String, Object> asked =
                Map.of("attribute_name", "age", "operator", "eq", "attribute_value", "7".repeat(51));
        Map<String, Object> padded =
                Map.of("attribute_name", "age", "operator", "eq", "attribute_value", "0".repeat(60) + "7");
        for (Map<String, Object> expression : List.of(asked, padded)) {
            Answer answer = sent(
                    ministry, Map.of("query_type", "predicate", "query", List.of(Map.of("expression1", expression))));

            assertThat(answer.<String>at("message.search_response[0].status_reason_code"))
                    .isEqualTo("rjct.filter.invalid");
        }
    }

    @Test
    void the_pages_of_one_message_have_so_many_records_together() {
        List<Map<String, Object>> searches = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            searches.add(Map.of(
                    "reference_id",
                    "r-" + i,
                    "timestamp",
                    TestClock.now().toString(),
                    "search_criteria",
                    Map.of(
                            "query_type", "idtype-value",
                            "query", Map.of("type", "UIN", "value", nationalNumber()),
                            "pagination", Map.of("page_size", 2000))));
        }
        Map<String, Object> message = Map.of("transaction_id", "t-" + UUID.randomUUID(), "search_request", searches);

        Answer answer = ministry.send("sync/search", ministry.signed(ministry.envelope("search", message)))
                .hasStatus(200);

        assertThat(answer.<String>list("message.search_response.status")).containsExactly("succ", "succ", "rjct");
        assertThat(answer.<String>at("message.search_response[2].status_reason_code"))
                .isEqualTo("rjct.pagination.invalid");
    }

    @Test
    void what_a_search_refuses_is_no_subscription() {
        for (JsonNode filter : List.of(anyOf(50, 200), padded(30_000))) {
            try (Partner partner = partner()) {
                subscribe(partner, "UPDATE", List.of(filter));

                assertThat(confirmed(partner).get(0).path("status_reason_code").asText())
                        .isEqualTo("rjct.notify_details.invalid");
            }
        }
    }

    @Test
    void so_many_subscriptions_of_a_sender_stand_at_once() {
        try (Partner partner = partner()) {
            for (int i = 0; i < 4; i++) {
                subscribe(partner, "UPDATE", Collections.nCopies(50, null));
            }
            subscribe(partner, "UPDATE", Collections.nCopies(1, null));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> confirmed(partner).size() == 201);

            assertThat(confirmed(partner).stream()
                            .map(each -> each.path("status").asText())
                            .filter("rjct"::equals))
                    .hasSize(1);
        }
    }

    @Test
    void a_subscription_whose_filter_is_refused_today_keeps_nothing_from_others() {
        String number = nationalNumber();
        try (Partner old = partner();
                Partner other = partner()) {
            subscribe(old, "UPDATE", Collections.nCopies(1, null));
            OldSubscriptions.refilter(
                    confirmed(old).get(0).at("/subscriptions/0/code").asText(), anyOf(50, 200));
            subscribe(other, "UPDATE", List.of(numbered(number)));
            confirmed(other);

            withNumber(registered(REGISTRAR_AT_MINISTRY, somebody()), number);

            assertThat(other.calledBack("notify")
                            .at("/message/notify_event/0/data/reg_event_type")
                            .asText())
                    .isEqualTo("UPDATE");
        }
    }

    @Test
    void events_go_beside_an_address_that_has_an_escaped_character() {
        ObjectNode message =
                ministry.envelope("subscribe", subscription("UPDATE", List.of(numbered(nationalNumber()))));

        ministry.send("subscribe", ministry.signed(ministry.calledBackAt("/a%20b/on-subscribe", message)))
                .hasStatus(200);
    }

    private static Partner partner() {
        return new Partner(REGISTRAR_AT_MINISTRY, true, false);
    }

    /** Any of so many lists of so many values. */
    private static JsonNode anyOf(int lists, int values) {
        ObjectNode query = Partner.JSON.createObjectNode();
        ArrayNode any = query.putObject("value")
                .putObject("expression")
                .putObject("query")
                .putArray("$or");
        for (int i = 0; i < lists; i++) {
            ArrayNode in = any.addObject().putObject("sex").putArray("$in");
            for (int j = 0; j < values; j++) {
                in.add("m");
            }
        }
        return query;
    }

    private static JsonNode numbered(String number) {
        return Partner.JSON.createObjectNode().put("type", "UIN").put("value", number);
    }

    /** With a field that nobody reads. */
    private static JsonNode padded(int length) {
        return ((ObjectNode) numbered(nationalNumber())).put("note", "x".repeat(length));
    }

    /** @param filters null for a number that nobody has */
    private static Map<String, Object> subscription(String event, List<JsonNode> filters) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (JsonNode filter : filters) {
            Map<String, Object> criteria = new HashMap<>();
            criteria.put("reg_event_type", event);
            criteria.put("filter", filter == null ? numbered(nationalNumber()) : filter);
            criteria.put("notify_record_type", "Member");
            items.add(Map.of(
                    "reference_id",
                    "r-" + items.size(),
                    "timestamp",
                    TestClock.now().toString(),
                    "subscribe_criteria",
                    criteria));
        }
        return Map.of("transaction_id", "t-" + UUID.randomUUID(), "subscribe_request", items);
    }

    private static void subscribe(Partner partner, String event, List<JsonNode> filters) {
        ObjectNode message = partner.envelope("subscribe", subscription(event, filters));
        partner.send("subscribe", partner.signed(partner.calledBackAt("/registry/on-subscribe", message)))
                .hasStatus(200);
    }

    /** What was answered to all wishes so far, at least one of them. */
    private static List<JsonNode> confirmed(Partner partner) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Optional.of(partner.calls().stream()
                                .map(Partner.Call::body)
                                .filter(body ->
                                        body.at("/header/action").asText().equals("on-subscribe"))
                                .flatMap(body -> {
                                    List<JsonNode> each = new ArrayList<>();
                                    body.at("/message/subscribe_response").forEach(each::add);
                                    return each.stream();
                                })
                                .toList()),
                        found -> !found.orElseThrow().isEmpty())
                .orElseThrow();
    }
}
