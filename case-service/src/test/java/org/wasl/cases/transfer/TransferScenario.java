package org.wasl.cases.transfer;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;

/** Cases that are offered to another agency. */
abstract class TransferScenario extends CaseTest {

    static Map<String, Object> note(String text) {
        return Map.of("kind", "CASE_NOTE", "text", text);
    }

    static void restricted(Answer file, String exceptFor) {
        Topic.send("wasl.registry.events", "one-order", """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.restriction-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"",
                 "data":{"personId":"%s","restricted":true,"exceptFor":%s,"revision":1}}""".formatted(
                        UUID.randomUUID(), file.at("subjectId"), file.at("subjectId"), exceptFor));
    }

    static Answer offerable() {
        Answer file = opened("CHILD_PROTECTION");
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        return file;
    }

    static Answer offered(Answer file) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .hasStatus(201);
    }

    static Map<String, Object> offer() {
        Map<String, Object> body = new HashMap<>();
        body.put("toAgencyId", UNHCR);
        body.put("reason", "The family moved to the camp");
        body.put("handoverNote", "The mother prefers mornings");
        return body;
    }

    static Answer accepted(Answer offer) {
        return as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", CASEWORKER_AT_UNHCR.subject().toString()));
    }
}
