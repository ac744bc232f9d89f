package org.wasl.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.DomainEvent;

/** What the tests of all services hold events against tells right from wrong. */
class EventSchemasTest {
    private static final EventSchemas SCHEMAS = EventSchemas.read();

    @Test
    void the_examples_of_the_document_are_valid() throws IOException {
        document().at("/components/messages").forEach(message -> assertThat(
                        SCHEMAS.faults(message.at("/examples/0/payload").toString()))
                .as(message.path("name").asText())
                .isEmpty());
    }

    @Test
    void a_null_a_member_too_few_or_too_many_and_a_wrong_code_are_found() throws IOException {
        ObjectNode valid = document()
                .at("/components/messages/case.moved/examples/0/payload")
                .deepCopy();
        ObjectNode nothing = valid.deepCopy();
        nothing.withObject("/data").putNull("risk");
        ObjectNode tooFew = valid.deepCopy();
        tooFew.withObject("/data").remove("status");
        ObjectNode tooMany = valid.deepCopy();
        tooMany.withObject("/data").put("name", "Layla");
        ObjectNode wrong = valid.deepCopy();
        wrong.withObject("/data").put("status", "MOVED");
        ObjectNode envelope = valid.deepCopy().put("time", "yesterday");

        for (ObjectNode each : new ObjectNode[] {nothing, tooFew, tooMany, wrong, envelope}) {
            assertThat(SCHEMAS.faults(each.toString())).as(each.toString()).isNotEmpty();
        }
    }

    private static JsonNode document() throws IOException {
        try (InputStream file = DomainEvent.class.getResourceAsStream("/org/wasl/contracts/asyncapi.json")) {
            return new ObjectMapper().readTree(file);
        }
    }
}
