package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.DomainEvent;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.id.Id;

/** The committed AsyncAPI document, with the JSON Schema of each event, is the records'. To renew it: {@code WASL_CONTRACT_WRITE=1}. */
class AsyncApiTest {
    private static final Path COMMITTED = Path.of("src/main/resources/org/wasl/contracts/asyncapi.json");
    private static final Map<String, String> CHANNELS = Map.ofEntries(
            Map.entry("person", "registry"),
            Map.entry("household", "registry"),
            Map.entry("consent", "registry"),
            Map.entry("legal-basis", "registry"),
            Map.entry("match", "registry"),
            Map.entry("merge", "registry"),
            Map.entry("case", "case"),
            Map.entry("worker", "case"),
            Map.entry("holiday", "case"),
            Map.entry("referral", "referral"),
            Map.entry("directory", "referral"),
            Map.entry("programme", "case"),
            Map.entry("enrolment", "case"));

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Test
    void the_committed_document_is_what_the_events_are() throws IOException {
        String now = json.writeValueAsString(document()) + "\n";
        if (System.getenv("WASL_CONTRACT_WRITE") != null) {
            Files.writeString(COMMITTED, now);
        }

        assertThat(Files.readString(COMMITTED))
                .as(
                        "The events and the committed document disagree. If the change is meant: WASL_CONTRACT_WRITE=1 mvn verify")
                .isEqualTo(now);
    }

    private ObjectNode document() {
        ObjectNode document = json.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Wasl events")
                .put("version", "0.1.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in JSON on Kafka, keyed by the aggregate's id, in order for each aggregate. Ids, codes and"
                                + " names of changed fields: never personal data. Demographics stay on the internal topics.");
        ObjectNode channels = document.putObject("channels");
        ObjectNode messages = document.putObject("components").putObject("messages");
        ObjectNode operations = document.putObject("operations");
        for (String service : List.of("case", "referral", "registry")) {
            channels.putObject(service)
                    .put("address", "wasl." + service + ".events")
                    .putObject("messages");
            ObjectNode operation = operations.putObject("publish-" + service).put("action", "send");
            operation.putObject("channel").put("$ref", "#/channels/" + service);
        }
        new TreeMap<>(EventTypes.all()).forEach((type, kind) -> {
            String name = type.substring("org.wasl.".length());
            String service = CHANNELS.get(name.substring(0, name.indexOf('.')));
            channels.withObject("/" + service + "/messages")
                    .putObject(name)
                    .put("$ref", "#/components/messages/" + name);
            ObjectNode message =
                    messages.putObject(name).put("name", type).put("contentType", "application/cloudevents+json");
            ObjectNode payload = message.putObject("payload").put("type", "object");
            ObjectNode properties = payload.putObject("properties");
            properties.putObject("type").put("const", type);
            properties.putObject("id").put("type", "string").put("format", "uuid");
            properties.putObject("subject").put("type", "string").put("format", "uuid");
            properties.putObject("time").put("type", "string").put("format", "date-time");
            properties.set("data", ofRecord(kind));
        });
        return document;
    }

    private ObjectNode ofRecord(Class<?> kind) {
        ObjectNode schema = json.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (RecordComponent part : kind.getRecordComponents()) {
            properties.set(part.getName(), of(part.getGenericType()));
        }
        return schema;
    }

    private ObjectNode of(Type type) {
        ObjectNode schema = json.createObjectNode();
        if (type instanceof ParameterizedType set) {
            return schema.put("type", "array").set("items", of(set.getActualTypeArguments()[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (Id.class.isAssignableFrom(raw) || raw == UUID.class) {
            return schema.put("type", "string").put("format", "uuid");
        }
        if (raw.isEnum()) {
            schema.put("type", "string");
            Arrays.stream(raw.getEnumConstants())
                    .forEach(code -> schema.withArray("enum").add(code.toString()));
            return schema;
        }
        if (raw.isRecord()) {
            return ofRecord(raw);
        }
        return schema.put("type", raw == Integer.class ? "integer" : raw == Boolean.class ? "boolean" : "string");
    }

    @Test
    void every_event_has_its_channel() {
        for (Class<?> kind : DomainEvent.class.getPermittedSubclasses()) {
            String name =
                    kind.getAnnotation(org.wasl.contracts.event.EventType.class).value();
            assertThat(CHANNELS).containsKey(name.substring(0, name.indexOf('.')));
        }
    }
}
