package org.wasl.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.wasl.contracts.code.PeerProfile;
import org.wasl.contracts.event.EventPlace;
import org.wasl.contracts.event.EventStep;
import org.wasl.contracts.event.MayBeAbsent;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.event.ServicesOnly;
import org.wasl.contracts.id.Id;
import org.wasl.contracts.vocabulary.Vocabulary;

/**
 * The JSON Schema of an event, from its record, with the texts of {@code events.properties}: {@code EVENT} of the event, {@code EVENT.MEMBER} of a member, or
 * {@code MEMBER} where it means the same in every event.
 */
final class EventSchemaWriter {
    /** Members of the envelope that not every event has. */
    private static final Set<String> MAY_BE_ABSENT = Set.of("agencyid", "placeid", "district", "traceparent");

    private final ObjectMapper json = new ObjectMapper();
    private final Properties texts = new Properties();
    private final Set<String> used = new TreeSet<>();
    private final Set<String> undescribed = new TreeSet<>();

    EventSchemaWriter() {
        try (InputStream file = EventSchemaWriter.class.getResourceAsStream("events.properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> undescribed() {
        return undescribed;
    }

    Set<String> unused() {
        Set<String> unused = new TreeSet<>(texts.stringPropertyNames());
        unused.removeAll(used);
        return unused;
    }

    /** Of the first key that has one. */
    String text(String... keys) {
        return Arrays.stream(keys)
                .filter(texts::containsKey)
                .findFirst()
                .map(key -> {
                    used.add(key);
                    return texts.getProperty(key);
                })
                .orElseGet(() -> {
                    undescribed.add(keys[0]);
                    return "";
                });
    }

    /** CloudEvents 1.0, with what we add to it. */
    ObjectNode envelope() {
        ObjectNode schema = json.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        member(properties, "specversion").put("const", "1.0");
        member(properties, "id").put("type", "string").put("format", "uuid");
        member(properties, "source").put("type", "string").put("pattern", "^/wasl/[a-z]+$");
        member(properties, "type").put("type", "string").put("pattern", "^org\\.wasl\\.[a-z.-]+$");
        member(properties, "subject").put("type", "string").put("format", "uuid");
        member(properties, "time").put("type", "string").put("format", "date-time");
        member(properties, "datacontenttype").put("const", "application/json");
        member(properties, "audience").put("type", "string").put("pattern", "^([0-9a-f-]{36}(,[0-9a-f-]{36})*)?$");
        member(properties, "agencyid").put("type", "string").put("format", "uuid");
        member(properties, "placeid").put("type", "string").put("format", "uuid");
        member(properties, "district").put("type", "string").put("pattern", "^" + Vocabulary.DISTRICT.shape() + "$");
        member(properties, "traceparent")
                .put("type", "string")
                .put("pattern", "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$");
        member(properties, "data").put("type", "object");
        ArrayNode required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(name -> {
            if (!MAY_BE_ABSENT.contains(name)) {
                required.add(name);
            }
        });
        return schema;
    }

    private ObjectNode member(ObjectNode properties, String name) {
        return properties.putObject(name).put("description", text("CloudEvent." + name));
    }

    ObjectNode ofRecord(String owner, Class<?> kind) {
        ObjectNode schema = json.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = json.createArrayNode();
        for (RecordComponent part : kind.getRecordComponents()) {
            if (part.getType() == EventPlace.class) {
                continue; // of the envelope
            }
            String name = part.getName();
            ObjectNode member = of(owner + "." + name, part.getGenericType());
            properties.set(name, member.put("description", text(owner + "." + name, name)));
            if (part.isAnnotationPresent(ServicesOnly.class)) {
                member.put("x-services-only", true);
            }
            if (!part.isAnnotationPresent(MayBeAbsent.class)) {
                required.add(name);
            }
        }
        schema.set("required", required);
        return schema;
    }

    private ObjectNode of(String owner, Type type) {
        ObjectNode schema = json.createObjectNode();
        if (type instanceof ParameterizedType of) {
            Type[] arguments = of.getActualTypeArguments();
            return of.getRawType() == Map.class
                    ? schema.put("type", "object").set("additionalProperties", of(owner, arguments[1]))
                    : schema.put("type", "array").set("items", of(owner, arguments[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (Id.class.isAssignableFrom(raw) || raw == UUID.class) {
            return schema.put("type", "string").put("format", "uuid");
        }
        if (raw.isEnum()) {
            schema.put("type", "string");
            Arrays.stream(raw.getEnumConstants())
                    .map(code -> code instanceof EventStep step ? step.path() : code.toString())
                    .forEach(schema.withArray("enum")::add);
            return schema;
        }
        if (raw.isRecord()) {
            return ofRecord(owner, raw);
        }
        if (raw == Instant.class || raw == LocalDate.class) {
            return schema.put("type", "string").put("format", raw == Instant.class ? "date-time" : "date");
        }
        if (raw == BigDecimal.class) {
            return schema.put("type", "number");
        }
        return schema.put(
                "type",
                raw == Integer.class || raw == int.class || raw == long.class
                        ? "integer"
                        : raw == Boolean.class || raw == boolean.class ? "boolean" : "string");
    }

    /** A valid event of this kind, with every member. */
    ObjectNode example(String type, Producer producer, ObjectNode data) {
        ObjectNode event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "0190a000-0000-7000-8000-000000000001")
                .put("source", "/wasl/" + producer.code())
                .put("type", type)
                .put("subject", "0190a000-0000-7000-8000-000000000002")
                .put("time", "2026-11-01T08:30:00Z")
                .put("datacontenttype", "application/json")
                .put("audience", "0190a000-0000-7000-8000-0000000000a1")
                .put("agencyid", "0190a000-0000-7000-8000-0000000000a1");
        event.set("data", value("", data));
        return event;
    }

    private JsonNode value(String name, ObjectNode schema) {
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = json.createObjectNode();
                if (schema.has("additionalProperties")) {
                    object.put(PeerProfile.PRIMERO.name(), example(name));
                }
                schema.path("properties")
                        .properties()
                        .forEach(member ->
                                object.set(member.getKey(), value(member.getKey(), (ObjectNode) member.getValue())));
                yield object;
            }
            case "array" -> json.createArrayNode().add(value(name, (ObjectNode) schema.path("items")));
            case "integer", "number" ->
                json.getNodeFactory()
                        .numberNode(texts.containsKey("example." + name) ? Integer.parseInt(example(name)) : 1);
            case "boolean" -> json.getNodeFactory().booleanNode(true);
            default -> TextNode.valueOf(text(name, schema));
        };
    }

    private String text(String name, ObjectNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> "0190a000-0000-7000-8000-000000000002";
            case "date-time" -> "2026-11-01T08:30:00Z";
            case "date" -> "2026-11-01";
            default -> example(name);
        };
    }

    private String example(String name) {
        return text("example." + name);
    }
}
