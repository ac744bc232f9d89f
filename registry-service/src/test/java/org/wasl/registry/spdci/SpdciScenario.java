package org.wasl.registry.spdci;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;
import static org.wasl.registry.spdci.Partner.byNumber;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

/** A partner of the exchange and its messages. */
abstract class SpdciScenario extends RegistryTest {
    Partner partner;

    @BeforeEach
    void open() {
        partner = new Partner(UNHCR_SYSTEM, true);
    }

    @AfterEach
    void close() {
        partner.close();
    }

    Answer put(Answer known, Map<String, Object> said) {
        return as(ADMINISTRATOR)
                .with("If-Match", known.etag())
                .put("/v1/spdci-senders/" + known.id(), said)
                .hasStatus(200);
    }

    ObjectNode with(String field, Object value) {
        ObjectNode message = search();
        ((ObjectNode) message.at("/message/search_request/0")).set(field, Partner.JSON.valueToTree(value));
        return partner.signed(message);
    }

    Answer sentWith(Consumer<ObjectNode> change) {
        ObjectNode message = search();
        change.accept((ObjectNode) message.get("header"));
        return partner.send("sync/search", partner.signed(message));
    }

    ObjectNode search() {
        return partner.envelope("search", byNumber("UIN", nationalNumber()));
    }

    void accepted(ObjectNode message) {
        partner.send("sync/search", message).hasStatus(200);
    }
}
