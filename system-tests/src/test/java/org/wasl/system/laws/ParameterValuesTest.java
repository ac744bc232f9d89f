package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/**
 * A value that a parameter cannot have is answered with 400 that names the parameter, whichever operation and whichever parameter; never with an answer as if the
 * parameter had not been given.
 */
@Order(1)
class ParameterValuesTest extends Law {
    @TestFactory
    Stream<DynamicTest> a_value_that_the_parameter_cannot_have_is_named() {
        return CONTRACT.operations().values().stream()
                .filter(operation ->
                        operation.path().startsWith("/v1/") || operation.path().startsWith("/hsds"))
                .filter(operation -> !operation.query().isEmpty())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    List<String> wrong = new ArrayList<>();
                    CONTRACT.query(operation).forEach((name, schema) -> impossible(schema)
                            .forEach(value -> ask(operation, name, value, wrong)));
                    assertThat(wrong).isEmpty();
                }));
    }

    private static void ask(Operation operation, String name, String value, List<String> wrong) {
        Row row = TABLE.rows().get(operation.id());
        Answer answer = requests.sendWith(
                operation,
                TABLE.oneWhoMay(row),
                row.record(),
                TABLE.rules().get(row.rule()).get(0).variant(),
                name,
                value);
        if (answer.status() != 400 || !answer.text().contains("\"#" + name + "\"")) {
            wrong.add(name + "=" + value + ": " + answer.status() + " " + answer.text());
        }
    }

    /** Values that a parameter of this schema cannot have; no text may be empty or have the character NUL. */
    private static Stream<String> impossible(JsonNode schema) {
        return Stream.concat(Stream.of("", "a\0b"), wrong(schema));
    }

    private static Stream<String> wrong(JsonNode schema) {
        if (schema.has("items")) {
            return wrong(CONTRACT.resolved(schema.path("items")));
        }
        if (schema.has("enum")) {
            return Stream.of("NO_SUCH_CODE");
        }
        String kind = schema.path("format").asText(schema.path("type").asText());
        return switch (kind) {
            case "boolean" -> Stream.of("maybe", "TRUE", "1");
            case "int32", "int64" -> Stream.of("x", "1.5", "99999999999999999999", "١٢");
            case "float", "double", "number" -> Stream.of("x", "NaN", "Infinity", "1e999");
            case "uuid" -> Stream.of("x", "1-1-1-1-1");
            case "date" -> Stream.of("x", "2026-02-30", "30/01/2026");
            case "date-time" -> Stream.of("x", "2026-02-30T00:00:00Z", "2026-01-30T10:00:00");
            default -> Stream.empty();
        };
    }
}
