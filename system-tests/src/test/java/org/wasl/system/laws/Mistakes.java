package org.wasl.system.laws;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.system.world.Contract;
import org.wasl.system.world.Contract.Operation;

/** What a schema of the contract does not allow: in the members of a body, and in the value of a parameter. */
final class Mistakes {
    static final int UNREADABLE = 400;
    static final int INVALID = 422;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Contract contract;

    Mistakes(Contract contract) {
        this.contract = contract;
    }

    /**
     * @param value null where the member is left out
     * @param status with which it is answered
     */
    record InBody(String pointer, JsonNode value, int status) {
        /** Whether the body says something at that place, so that it could be made. */
        boolean make(JsonNode body) {
            JsonPointer at = JsonPointer.compile(pointer);
            JsonNode parent = body.at(at.head());
            if (parent instanceof ObjectNode object) {
                String member = at.last().getMatchingProperty();
                if (value == null) {
                    object.remove(member);
                } else {
                    object.set(member, value);
                }
                return true;
            }
            if (parent instanceof ArrayNode array && array.has(at.last().getMatchingIndex())) {
                array.set(at.last().getMatchingIndex(), value);
                return true;
            }
            return false;
        }
    }

    /** For each member of the example. */
    List<InBody> inBody(Operation operation) {
        List<InBody> found = new ArrayList<>();
        walk(
                operation.example(),
                contract.body(operation),
                "",
                operation.method().equals("PATCH"),
                found);
        return found;
    }

    /** Values that a parameter of this schema cannot have; no text may be empty or have the character NUL. */
    Stream<String> inParameter(JsonNode schema) {
        return Stream.concat(Stream.of("", "a\0b"), wrong(schema));
    }

    private Stream<String> wrong(JsonNode schema) {
        if (schema.has("items")) {
            return wrong(contract.resolved(schema.path("items")));
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

    private void walk(JsonNode example, JsonNode schema, String at, boolean patch, List<InBody> found) {
        JsonNode resolved = contract.resolved(schema);
        if (example instanceof ObjectNode object && resolved.has("properties")) {
            Set<String> required = resolved.path("required")
                    .valueStream()
                    .map(JsonNode::asText)
                    .collect(Collectors.toSet());
            if (!resolved.has("additionalProperties")) {
                found.add(new InBody(at + "/noSuchMember", JSON.numberNode(1), UNREADABLE));
            }
            object.properties().forEach(member -> {
                JsonNode kind = resolved.path("properties").path(member.getKey());
                String pointer = at + "/" + member.getKey();
                // A merge patch leaves what it does not name.
                if (required.contains(member.getKey()) && !patch) {
                    found.add(new InBody(pointer, null, INVALID));
                }
                walk(member.getValue(), kind, pointer, patch, found);
                wrong(contract.resolved(kind), pointer).forEach(found::add);
            });
        } else if (example instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode each = contract.resolved(resolved.path("items"));
            walk(array.get(0), each, at + "/0", patch, found);
            wrong(each, at + "/0").forEach(found::add);
        }
    }

    private Stream<InBody> wrong(JsonNode schema, String pointer) {
        Optional<JsonNode> mistyped = mistyped(schema);
        Stream.Builder<InBody> all = Stream.builder();
        mistyped.ifPresent(value -> all.add(new InBody(pointer, value, UNREADABLE)));
        if (schema.has("enum")) {
            all.add(new InBody(pointer, JSON.textNode("NO_SUCH_CODE"), INVALID));
        }
        if (schema.has("maxLength")) {
            all.add(new InBody(
                    pointer, JSON.textNode("ا".repeat(schema.path("maxLength").asInt() + 1)), INVALID));
        }
        if (schema.has("minimum")) {
            all.add(new InBody(pointer, JSON.numberNode(schema.path("minimum").asInt() - 1), INVALID));
        }
        if (schema.has("maximum") && schema.path("maximum").canConvertToInt()) {
            all.add(new InBody(pointer, JSON.numberNode(schema.path("maximum").asInt() + 1), INVALID));
        }
        return all.build();
    }

    /** A value of another type; none where the schema takes any. */
    private Optional<JsonNode> mistyped(JsonNode schema) {
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
