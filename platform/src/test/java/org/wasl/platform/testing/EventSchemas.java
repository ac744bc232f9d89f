package org.wasl.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wasl.contracts.event.DomainEvent;

/** The schema of each event in {@code asyncapi.json}, and no member beside those that it names. */
public final class EventSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Schema> byType;

    private EventSchemas(Map<String, Schema> byType) {
        this.byType = byType;
    }

    public static EventSchemas read() {
        try (InputStream file = DomainEvent.class.getResourceAsStream("/org/wasl/contracts/asyncapi.json")) {
            JsonNode document = JSON.readTree(file);
            Map<String, Schema> byType = new TreeMap<>();
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    options -> options.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));
            document.at("/components/messages").forEach(message -> {
                ObjectNode payload = message.path("payload").deepCopy();
                payload.putObject("components").set("schemas", document.at("/components/schemas"));
                payload.put("unevaluatedProperties", false);
                closed(payload.at("/properties/data"));
                byType.put(message.path("name").asText(), registry.getSchema(payload.toString()));
            });
            return new EventSchemas(byType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closed(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            if (object.has("properties")) {
                object.put("additionalProperties", false);
                object.path("properties").forEach(EventSchemas::closed);
            }
            closed(object.path("items"));
        }
    }

    /** @param event a CloudEvent in JSON */
    public void requireValid(String event) {
        List<String> faults = faults(event);
        if (!faults.isEmpty()) {
            throw new AssertionError("The event is not as asyncapi.json says: " + faults + "\n" + event);
        }
    }

    public List<String> faults(String event) {
        try {
            String type = JSON.readTree(event).path("type").asText();
            Schema schema = byType.get(type);
            return schema == null
                    ? List.of("no schema for the type " + type)
                    : schema.validate(event, InputFormat.JSON).stream()
                            .map(Object::toString)
                            .toList();
        } catch (IOException e) {
            return List.of("no JSON");
        }
    }
}
