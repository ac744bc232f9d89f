package org.wasl.system.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.wasl.system.world.AccessTable.Row;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.Contract.Operation;

/**
 * What the schema of a body says, the server asks for, and what is wrong is named at its place: a value of another type is 400, a code that is in no list, a text
 * too long, a number too large, and a member that must be there and is not are 422, a member that the schema does not have is 400. For each member of each
 * example body of the contract.
 */
@Order(1)
class BodiesTest extends Law {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int UNREADABLE = 400;
    private static final int INVALID = 422;

    /** Where something else is right, or stands before the body, to the reason. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "importDirectory",
            "What a document of other systems has too many is reported and left: ImportTest of referral-service",
            "changeReferral",
            "The referral of the world was sent, so that nothing of it may be changed: DraftTest of referral-service");

    /** @param value null where the member is left out */
    private record Wrong(String pointer, JsonNode value, int status) {}

    @TestFactory
    Stream<DynamicTest> what_the_schema_does_not_allow_is_named() {
        return ofOurs().map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
            List<Wrong> wrongs = new ArrayList<>();
            walk(
                    operation.example(),
                    CONTRACT.body(operation),
                    "",
                    operation.method().equals("PATCH"),
                    wrongs);
            List<String> faults = new ArrayList<>();
            for (Wrong wrong : wrongs) {
                Optional<Answer> sent = send(operation, wrong);
                if (sent.isEmpty()) {
                    continue;
                }
                Answer answer = sent.get();
                if (answer.status() != wrong.status() || !names(answer, wrong.pointer())) {
                    faults.add(wrong.pointer() + " = " + shortened(wrong.value()) + " should be " + wrong.status()
                            + ": " + answer.status() + " " + answer.text());
                }
            }
            assertThat(faults).isEmpty();
        }));
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_json_object_is_refused() {
        return ofOurs().map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
            Row row = TABLE.rows().get(operation.id());
            List<String> faults = new ArrayList<>();
            for (String body : List.of("", "null", "[]", "{", "\"text\"", "{\"a\":1,\"a\":2}", "[[[[", "{}x")) {
                Answer answer = requests.sendText(operation, TABLE.oneWhoMay(row), row.record(), variant(row), body);
                if (answer.status() != UNREADABLE && answer.status() != INVALID) {
                    faults.add(body + ": " + answer.status() + " " + answer.text());
                }
            }
            assertThat(faults).isEmpty();
        }));
    }

    private static Stream<Operation> ofOurs() {
        return CONTRACT.operations().values().stream()
                .filter(operation -> operation.path().startsWith("/v1/"))
                .filter(operation ->
                        operation.mediaType() != null && operation.mediaType().endsWith("json"))
                .filter(operation -> operation.example().isObject() && !ELSEWHERE.containsKey(operation.id()));
    }

    /** Empty where the body that the world's request has says nothing there. */
    private static Optional<Answer> send(Operation operation, Wrong wrong) {
        Row row = TABLE.rows().get(operation.id());
        AtomicBoolean said = new AtomicBoolean();
        Answer answer = requests.sendChanged(operation, TABLE.oneWhoMay(row), row.record(), variant(row), body -> {
            JsonPointer at = JsonPointer.compile(wrong.pointer());
            JsonNode parent = body.at(at.head());
            said.set(parent instanceof ObjectNode || parent.has(at.last().getMatchingIndex()));
            if (parent instanceof ObjectNode object) {
                String member = at.last().getMatchingProperty();
                if (wrong.value() == null) {
                    object.remove(member);
                } else {
                    object.set(member, wrong.value());
                }
            } else if (said.get()) {
                ((ArrayNode) parent).set(at.last().getMatchingIndex(), wrong.value());
            }
        });
        return said.get() ? Optional.of(answer) : Optional.empty();
    }

    private static String variant(Row row) {
        return TABLE.rules().get(row.rule()).get(0).variant();
    }

    private static boolean names(Answer answer, String pointer) {
        return answer.body().path("errors").valueStream().anyMatch(error -> error.path("pointer")
                .asText()
                .equals(pointer));
    }

    private static String shortened(JsonNode value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static void walk(JsonNode example, JsonNode schema, String at, boolean patch, List<Wrong> found) {
        JsonNode resolved = CONTRACT.resolved(schema);
        if (example instanceof ObjectNode object && resolved.has("properties")) {
            Set<String> required = resolved.path("required")
                    .valueStream()
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
            if (!resolved.has("additionalProperties")) {
                found.add(new Wrong(at + "/noSuchMember", JSON.numberNode(1), UNREADABLE));
            }
            object.properties().forEach(member -> {
                JsonNode kind = resolved.path("properties").path(member.getKey());
                String pointer = at + "/" + member.getKey();
                // A merge patch leaves what it does not name.
                if (required.contains(member.getKey()) && !patch) {
                    found.add(new Wrong(pointer, null, INVALID));
                }
                walk(member.getValue(), kind, pointer, patch, found);
                wrong(CONTRACT.resolved(kind), pointer).forEach(found::add);
            });
        } else if (example instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode each = CONTRACT.resolved(resolved.path("items"));
            walk(array.get(0), each, at + "/0", patch, found);
            wrong(each, at + "/0").forEach(found::add);
        }
    }

    private static Stream<Wrong> wrong(JsonNode schema, String pointer) {
        Optional<JsonNode> mistyped = mistyped(schema);
        Stream.Builder<Wrong> all = Stream.builder();
        mistyped.ifPresent(value -> all.add(new Wrong(pointer, value, UNREADABLE)));
        if (schema.has("enum")) {
            all.add(new Wrong(pointer, JSON.textNode("NO_SUCH_CODE"), INVALID));
        }
        if (schema.has("maxLength")) {
            all.add(new Wrong(
                    pointer, JSON.textNode("ا".repeat(schema.path("maxLength").asInt() + 1)), INVALID));
        }
        if (schema.has("minimum")) {
            all.add(new Wrong(pointer, JSON.numberNode(schema.path("minimum").asInt() - 1), INVALID));
        }
        if (schema.has("maximum") && schema.path("maximum").canConvertToInt()) {
            all.add(new Wrong(pointer, JSON.numberNode(schema.path("maximum").asInt() + 1), INVALID));
        }
        return all.build();
    }

    /** A value of another type; none where the schema takes any. */
    private static Optional<JsonNode> mistyped(JsonNode schema) {
        Set<String> types = schema.path("type").isArray()
                ? schema.path("type").valueStream().map(JsonNode::asText).collect(Collectors.toSet())
                : Set.of(schema.path("type").asText());
        String format = schema.path("format").asText();
        if (types.contains("string") && Set.of("uuid", "date", "date-time").contains(format)) {
            return Optional.of(JSON.textNode("x"));
        }
        Map<String, JsonNode> others = Map.of(
                "string", JSON.objectNode().put("a", 1),
                "integer", JSON.textNode("x"),
                "number", JSON.textNode("x"),
                "boolean", JSON.textNode("yes"),
                "array", JSON.textNode("x"),
                "object", JSON.textNode("x"));
        return types.stream().map(others::get).filter(value -> value != null).findFirst();
    }
}
