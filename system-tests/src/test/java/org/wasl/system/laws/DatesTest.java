package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.AccessTable.Rule;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/**
 * A year that RFC 3339 does not have is a date that cannot be read: 400 with the name of the parameter or of the field, whichever operation it is said to. Asked
 * for every date of the contract's parameters and of its example bodies. A day of a body that nobody can mean, long before anybody was born or long after, is
 * 422 at its place. Asked for every date of the schemas of bodies.
 */
@Order(1)
class DatesTest extends Law {
    private static final Map<String, List<String>> OUT_OF_REACH = Map.of(
            "date", List.of("+10000-01-01", "-0001-12-31", "+999999999-12-31"),
            "date-time", List.of("+10000-01-01T00:00:00Z", "-0001-12-31T00:00:00Z", "+999999999-12-31T23:59:59Z"));

    /** Told by other registries and kept as it came; nothing of ours reads it. */
    private static final Set<String> KEPT_UNREAD = Set.of("/message/subscribe_response/0/subscriptions/0/timestamp");

    /** Of the years that can be written, none in which anything of ours happens. */
    private static final Map<String, List<String>> IMPOSSIBLE = Map.of(
            "date", List.of("0001-01-01", "9999-12-31"),
            "date-time", List.of("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z"));

    @TestFactory
    Stream<DynamicTest> a_year_of_more_or_less_than_four_digits_is_named() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> !dates(operation).isEmpty() || hasDates(operation))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> ask(operation)));
    }

    @TestFactory
    Stream<DynamicTest> a_day_that_cannot_be_is_named() {
        BodyMembers days = new BodyMembers(CONTRACT, (name, schema) -> format(schema) != null);
        return CONTRACT.operations().values().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .filter(operation -> days.of(operation).findAny().isPresent())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    Row row = TABLE.rows().get(operation.id());
                    String variant = TABLE.rules().get(row.rule()).get(0).variant();
                    List<String> wrong = new ArrayList<>();
                    days.of(operation).forEach(member -> IMPOSSIBLE
                            .get(format(member.schema()))
                            .forEach(day -> {
                                String pointer = member.pointer() + (member.listed() ? "/0" : "");
                                Answer answer = requests.sendNaming(
                                        operation,
                                        TABLE.oneWhoMay(row),
                                        row.record(),
                                        variant,
                                        pointer,
                                        new TextNode(day));
                                boolean named = answer.body()
                                        .path("errors")
                                        .valueStream()
                                        .anyMatch(error ->
                                                error.path("pointer").asText().equals(pointer));
                                if (answer.status() != 422 || !named) {
                                    wrong.add(pointer + " = " + day + ": " + answer.status() + " " + answer.text());
                                }
                            }));
                    assertThat(wrong).isEmpty();
                }));
    }

    /** That of a day or of a point in time, also where several are listed; null of anything else. */
    private static String format(JsonNode schema) {
        return BodyMembers.alternatives(CONTRACT, schema)
                .flatMap(one ->
                        one.has("items") ? BodyMembers.alternatives(CONTRACT, one.path("items")) : Stream.of(one))
                .map(one -> one.path("format").asText())
                .filter(IMPOSSIBLE::containsKey)
                .findFirst()
                .orElse(null);
    }

    /** Parameters in the query that are dates or points in time, to their format. */
    private static Map<String, String> dates(Operation operation) {
        Map<String, String> dates = new TreeMap<>();
        CONTRACT.query(operation).forEach((name, schema) -> {
            String format = schema.path("format").asText();
            if (OUT_OF_REACH.containsKey(format)) {
                dates.put(name, format);
            }
        });
        return dates;
    }

    private static boolean hasDates(Operation operation) {
        List<String> found = new ArrayList<>();
        walk(operation.example(), CONTRACT.body(operation), "", (pointer, format) -> found.add(pointer));
        return !found.isEmpty();
    }

    private void ask(Operation operation) {
        Row row = TABLE.rows().get(operation.id());
        Rule rule = TABLE.rules().get(row.rule()).get(0);
        String who = TABLE.oneWhoMay(row);
        List<String> wrong = new ArrayList<>();
        dates(operation).forEach((name, format) -> OUT_OF_REACH.get(format).forEach(value -> {
            Answer answer = requests.sendWith(operation, who, row.record(), rule.variant(), name, value);
            check(operation.id() + "?" + name + "=" + value, answer, "#" + name, wrong);
        }));
        walk(operation.example(), CONTRACT.body(operation), "", (pointer, format) -> OUT_OF_REACH
                .get(format)
                .forEach(value -> {
                    Answer answer = requests.sendSaying(operation, who, row.record(), rule.variant(), pointer, value);
                    check(operation.id() + " " + pointer + "=" + value, answer, pointer, wrong);
                }));
        assertThat(wrong).isEmpty();
    }

    private static void check(String asked, Answer answer, String pointer, List<String> wrong) {
        if (answer.status() != 400 || !answer.text().contains(pointer)) {
            wrong.add(asked + ": " + answer.status() + " " + answer.text());
        }
    }

    /** Each date of an example, with its pointer and its format. */
    private static void walk(JsonNode example, JsonNode schema, String at, BiConsumer<String, String> date) {
        JsonNode resolved = CONTRACT.resolved(schema);
        if (example instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> walk(
                            field.getValue(),
                            resolved.path("properties").path(field.getKey()),
                            at + "/" + field.getKey(),
                            date));
        } else if (example instanceof ArrayNode array && !array.isEmpty()) {
            walk(array.get(0), resolved.path("items"), at + "/0", date);
        } else if (example.isTextual()
                && !KEPT_UNREAD.contains(at)
                && OUT_OF_REACH.containsKey(resolved.path("format").asText())) {
            date.accept(at, resolved.path("format").asText());
        }
    }
}
