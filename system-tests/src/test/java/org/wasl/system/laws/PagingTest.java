package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;
import org.wasl.system.world.World;

/** {@code next} leads from page to page until the end, and each item comes once: for every list of the contract, and with each of its filters. */
@Order(1)
class PagingTest extends Law {
    /** So many pages of one item are read; a list may be longer. */
    private static final int PAGES = 12;

    private static final String LONG_AGO = "updatedSince=2000-01-01T00:00:00Z";
    private static final Set<String> OF_EACH_LIST = Set.of("limit", "cursor", "count", "updatedSince");

    @TestFactory
    Stream<DynamicTest> a_list_is_read_to_its_end_page_by_page() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> operation.query().contains("cursor"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    List<String> wrong = new ArrayList<>();
                    JsonNode first = walk(operation, "", wrong);
                    if (!operation.id().equals("searchPersons")) {
                        walk(operation, LONG_AGO, wrong);
                    }
                    CONTRACT.query(operation).forEach((name, schema) -> values(name, schema, first)
                            .forEach(value -> walk(
                                    operation, name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8), wrong)));
                    assertThat(wrong).isEmpty();
                }));
    }

    /** @return the first item; missing where the list is empty */
    private static JsonNode walk(Operation operation, String query, List<String> wrong) {
        Row row = TABLE.rows().get(operation.id());
        String variant = TABLE.rules().get(row.rule()).get(0).variant();
        String who = TABLE.oneWhoMay(row);
        Answer whole = requests.sendAsking(
                operation, who, row.record(), variant, query.isEmpty() ? "limit=200" : "limit=200&" + query);
        Answer page = requests.sendAsking(
                operation, who, row.record(), variant, query.isEmpty() ? "limit=1" : "limit=1&" + query);
        Set<JsonNode> met = new HashSet<>();
        int pages = 1;
        while (true) {
            if (page.status() != 200) {
                wrong.add("page " + pages + " with " + query + ": " + page.status() + " " + page.text());
                break;
            }
            for (JsonNode item : page.body().path("items")) {
                if (!met.add(identity(item))) {
                    wrong.add("page " + pages + " with " + query + " tells again " + identity(item));
                }
            }
            String next = page.at("/next");
            if (next == null || next.equals("null") || pages == PAGES) {
                break;
            }
            page = requests.follow(operation, who, row.record(), variant, next);
            pages++;
        }
        // What comes while the pages are read may be on none of them.
        if (pages < PAGES && whole.body().path("items").size() > met.size()) {
            wrong.add("with " + query + ": " + met.size() + " items on pages of one, "
                    + whole.body().path("items").size() + " on a page of 200");
        }
        return whole.body().path("items").path(0);
    }

    private static JsonNode identity(JsonNode item) {
        JsonNode record = item.has("person") ? item.path("person") : item;
        return record.has("id") ? record.path("id") : item;
    }

    /** Values to filter by: those of the first item, so that something is found. */
    private static Stream<String> values(String name, JsonNode schema, JsonNode first) {
        if (OF_EACH_LIST.contains(name)) {
            return Stream.empty();
        }
        JsonNode value = first.path(name);
        if (value.isValueNode() && !value.isNull()) {
            return Stream.of(value.asText());
        }
        return switch (schema.path("format").asText(schema.path("type").asText())) {
            case "boolean" -> Stream.of("true", "false");
            case "int32" -> Stream.of("1");
            case "date-time" -> Stream.of(World.today().plusDays(40) + "T00:00:00Z");
            default -> schema.has("enum") ? schema.path("enum").valueStream().map(JsonNode::asText) : Stream.empty();
        };
    }
}
