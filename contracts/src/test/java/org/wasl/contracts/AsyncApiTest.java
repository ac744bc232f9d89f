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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventStep;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.id.Id;

/** The committed AsyncAPI document, with the JSON Schema of each event, is the records'. To renew it: {@code WASL_CONTRACT_WRITE=1}. */
class AsyncApiTest {
    private static final Path COMMITTED = Path.of("src/main/resources/org/wasl/contracts/asyncapi.json");
    /** Who may know of a record, and who covers for whom: for the services that need it, whatever the record is. */
    private static final Set<String> RESTRICTED_ONLY =
            Set.of("case.access-stated", "worker.absence-recorded", "worker.activity-stated", "referral.access-stated");

    private static final Set<String> RESTRICTED_TOO = Set.of("case", "referral");

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
            channel(channels, operations, service, "wasl." + service + ".events");
        }
        for (String service : List.of("case", "referral")) {
            channel(channels, operations, service + "-restricted", "wasl." + service + ".restricted")
                    .put(
                            "description",
                            "Events of restricted records, for the services that need them and for no feed.");
        }
        new TreeMap<>(EventTypes.all()).forEach((type, kind) -> {
            String name = type.substring("org.wasl.".length());
            String service = Producer.of(type).orElseThrow().code();
            if (!RESTRICTED_ONLY.contains(name)) {
                announce(channels, service, name);
            }
            if (RESTRICTED_ONLY.contains(name) || RESTRICTED_TOO.contains(name.substring(0, name.indexOf('.')))) {
                announce(channels, service + "-restricted", name);
            }
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

    private static ObjectNode channel(ObjectNode channels, ObjectNode operations, String name, String topic) {
        ObjectNode channel = channels.putObject(name).put("address", topic);
        channel.putObject("messages");
        operations
                .putObject("publish-" + name)
                .put("action", "send")
                .putObject("channel")
                .put("$ref", "#/channels/" + name);
        return channel;
    }

    private static void announce(ObjectNode channels, String channel, String message) {
        channels.withObject("/" + channel + "/messages")
                .putObject(message)
                .put("$ref", "#/components/messages/" + message);
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
                    .map(code -> code instanceof EventStep step ? step.path() : code.toString())
                    .forEach(schema.withArray("enum")::add);
            return schema;
        }
        if (raw.isRecord()) {
            return ofRecord(raw);
        }
        return schema.put(
                "type",
                raw == Integer.class || raw == long.class
                        ? "integer"
                        : raw == Boolean.class || raw == boolean.class ? "boolean" : "string");
    }
}
