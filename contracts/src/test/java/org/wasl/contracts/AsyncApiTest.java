package org.wasl.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventTypes;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.FactRemoved;
import org.wasl.contracts.event.Producer;

/** The committed AsyncAPI document, with the JSON Schema of each event, is the records'. To renew it: {@code WASL_CONTRACT_WRITE=1}. */
class AsyncApiTest {
    private static final Path COMMITTED = Path.of("src/main/resources/org/wasl/contracts/asyncapi.json");
    /** Who may know of a record, and who covers for whom: for the services that need it, whatever the record is. */
    private static final Set<String> RESTRICTED_ONLY =
            Set.of("case.access-stated", "worker.absence-recorded", "worker.activity-stated", "referral.access-stated");

    private static final Set<String> RESTRICTED_TOO = Set.of("case", "referral");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final EventSchemaWriter schemas = new EventSchemaWriter();

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

    @Test
    void every_event_and_every_member_is_described_and_no_text_is_left_over() {
        document();

        assertThat(schemas.undescribed()).isEmpty();
        assertThat(schemas.unused()).isEmpty();
    }

    private ObjectNode document() {
        ObjectNode document = json.createObjectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Wasl events")
                .put("version", "0.1.0")
                .put(
                        "description",
                        "CloudEvents 1.0 in JSON on Kafka. The key of a record is the id of the aggregate; events of one aggregate keep their"
                                + " order. Data are ids, codes and names of changed fields, and never personal data. A member that has no value is"
                                + " left out. Readers ignore members and kinds of events that they do not know. Members that are marked"
                                + " `x-services-only` stay on the topics between the services: the change feed leaves them out.");
        document.put("defaultContentType", "application/cloudevents+json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        ObjectNode operations = document.putObject("operations");
        for (Producer producer : Producer.values()) {
            channel(channels, operations, producer.code(), "wasl." + producer.code() + ".events")
                    .put(
                            "description",
                            "Events of %s, for the services and for the change feed.".formatted(producer.account()));
        }
        for (String service : List.of("case", "referral")) {
            channel(channels, operations, service + "-restricted", "wasl." + service + ".restricted")
                    .put(
                            "description",
                            "Events of restricted records, for the services that need them and for no feed.");
        }
        for (String service : List.of("registry", "case", "referral")) {
            channel(channels, operations, service + "-facts", "wasl." + service + ".facts")
                    .put(
                            "description",
                            "What is counted of each record, stated anew after each change; the fact with the highest revision holds. Compacted."
                                    + " For the monitoring service alone: no feed and no webhook has it.");
        }
        components.putObject("schemas").set("CloudEvent", schemas.envelope());
        new TreeMap<>(EventTypes.all()).forEach((type, kind) -> {
            String name = type.substring("org.wasl.".length());
            Producer producer = Producer.of(type).orElseThrow();
            if (Fact.class.isAssignableFrom(kind)) {
                announce(channels, producer.code() + "-facts", name);
                messages.set(name, message(name, type, producer, kind));
                return;
            }
            if (!RESTRICTED_ONLY.contains(name)) {
                announce(channels, producer.code(), name);
            }
            if (RESTRICTED_ONLY.contains(name) || RESTRICTED_TOO.contains(name.substring(0, name.indexOf('.')))) {
                announce(channels, producer.code() + "-restricted", name);
            }
            messages.set(name, message(name, type, producer, kind));
        });
        return document;
    }

    private ObjectNode message(String name, String type, Producer producer, Class<?> kind) {
        ObjectNode message = json.createObjectNode()
                .put("name", type)
                .put("summary", kind == FactRemoved.class ? schemas.text("removed") : schemas.text(name))
                .put("contentType", "application/cloudevents+json");
        ObjectNode payload = message.putObject("payload");
        payload.putArray("allOf").addObject().put("$ref", "#/components/schemas/CloudEvent");
        payload.put("type", "object");
        ObjectNode properties = payload.putObject("properties");
        properties.putObject("type").put("const", type);
        properties.putObject("source").put("const", "/wasl/" + producer.code());
        properties.set("data", schemas.ofRecord(name, kind));
        message.putArray("examples").addObject().set("payload", schemas.example(type, producer, (ObjectNode)
                properties.get("data")));
        return message;
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
}
