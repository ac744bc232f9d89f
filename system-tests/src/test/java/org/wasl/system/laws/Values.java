package org.wasl.system.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wasl.system.world.Contract;

/** Values by chance: some that a schema of the contract allows, and some that programs often trip over. */
final class Values {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH = 4;
    private static final List<String> LETTERS = List.of(
            "a", "Z", "é", "ß", "ا", "لا", "ة", "ئ", "٣", "7", " ", "-", "'", "\"", "%", "_", "\\", "&", "👩‍👧", "İ");
    private static final List<String> DAYS =
            List.of("1900-01-01", "1999-05-05", "2024-02-29", "2026-06-30", "2026-12-31", "2028-02-29", "9999-12-31");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\u202eevil",
            "%00",
            "' OR 1=1 --",
            "%' ESCAPE '",
            "${jndi:ldap://127.0.0.1/a}",
            "#{1+1}",
            "../../../etc/passwd",
            "<script>alert(1)</script>",
            "=1+1",
            "null",
            "-1",
            "1e999",
            "9223372036854775808",
            "2026-02-30",
            "0000-00-00",
            "+999999999-12-31",
            "-000001-01-01",
            "2026-12-31T23:59:60Z",
            "P99999999999Y",
            "00000000-0000-0000-0000-000000000000",
            "a".repeat(5000),
            "ا".repeat(300));

    private final Contract contract;

    Values(Contract contract) {
        this.contract = contract;
    }

    /** One that the schema allows, as far as it says. */
    JsonNode allowed(JsonNode schema, Random random) {
        return allowed(schema, random, DEPTH);
    }

    private JsonNode allowed(JsonNode given, Random random, int depth) {
        JsonNode schema = contract.resolved(given);
        if (schema.has("enum")) {
            return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
        }
        if (schema.has("oneOf")) {
            return allowed(
                    schema.path("oneOf").get(random.nextInt(schema.path("oneOf").size())), random, depth);
        }
        return switch (type(schema)) {
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(integer(schema, random));
            case "number" -> JSON.numberNode(integer(schema, random) + random.nextInt(100) / 100.0);
            case "array" -> list(schema, random, depth);
            case "object" -> object(schema, random, depth);
            default -> JSON.textNode(text(schema, random));
        };
    }

    /** One that is not made for any schema. */
    static JsonNode odd(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(true);
            case 2 -> JSON.numberNode(random.nextBoolean() ? Long.MIN_VALUE : -1);
            case 3 -> JSON.numberNode(new java.math.BigDecimal("1e400"));
            case 4 -> JSON.objectNode();
            case 5 -> JSON.arrayNode();
            case 6 -> nested(60);
            default -> JSON.textNode(oddText(random));
        };
    }

    static String oddText(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static JsonNode nested(int levels) {
        ArrayNode list = JSON.arrayNode();
        return levels == 0 ? list : list.add(nested(levels - 1));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asText)
                        .filter(one -> !one.equals("null"))
                        .findFirst()
                        .orElse("string")
                : type.asText(schema.has("properties") ? "object" : "string");
    }

    private static long integer(JsonNode schema, Random random) {
        long least = schema.path("minimum").asLong(-5);
        long most = schema.path("maximum").asLong(least + 1000);
        return switch (random.nextInt(3)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + (long) (random.nextDouble() * (most - least));
        };
    }

    private static String text(JsonNode schema, Random random) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "date" -> DAYS.get(random.nextInt(DAYS.size()));
            case "date-time" -> DAYS.get(random.nextInt(DAYS.size())) + "T23:59:59.999999999Z";
            default -> {
                int least = schema.path("minLength").asInt(1);
                int most = Math.min(schema.path("maxLength").asInt(200), 5000);
                StringBuilder text = new StringBuilder();
                int length =
                        random.nextInt(4) == 0 ? most : least + random.nextInt(Math.max(1, Math.min(most, 40) - least));
                while (text.length() < length) {
                    text.append(LETTERS.get(random.nextInt(LETTERS.size())));
                }
                yield text.length() > most ? text.substring(0, text.offsetByCodePoints(0, 0) + most) : text.toString();
            }
        };
    }

    private JsonNode list(JsonNode schema, Random random, int depth) {
        ArrayNode list = JSON.arrayNode();
        int size = depth == 0 ? 0 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            list.add(allowed(schema.path("items"), random, depth - 1));
        }
        return list;
    }

    private JsonNode object(JsonNode schema, Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
        schema.path("properties").properties().forEach(member -> {
            if (required.contains(member.getKey()) || depth > 0 && random.nextBoolean()) {
                object.set(member.getKey(), allowed(member.getValue(), random, Math.max(0, depth - 1)));
            }
        });
        return object;
    }
}
