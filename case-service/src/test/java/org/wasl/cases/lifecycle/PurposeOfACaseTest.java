package org.wasl.cases.lifecycle;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;

/** A person who is known by consent alone is worked with by a consent to case management, whatever purpose a caller names. */
@QuarkusTest
class PurposeOfACaseTest extends CaseTest {
    private static final Api WORKER = as(CASEWORKER_AT_MINISTRY);

    @Test
    void a_case_begins_with_whom_a_consent_to_case_management_opens() {
        WORKER.post("/v1/cases", caseOf(knownFor("CASE_MANAGEMENT"), "DISABILITY"))
                .hasStatus(201);
        WORKER.with("X-Purpose", "CASE_MANAGEMENT")
                .post("/v1/cases", caseOf(knownFor("CASE_MANAGEMENT"), "DISABILITY"))
                .hasStatus(201);

        for (String other : new String[] {"STATISTICS", "REFERRAL", "CASH_ASSISTANCE"}) {
            WORKER.post("/v1/cases", caseOf(knownFor(other), "DISABILITY"))
                    .isProblem(422, "invalid-fields")
                    .names("/subjectId", "unknown-person");
            WORKER.with("X-Purpose", other)
                    .post("/v1/cases", caseOf(knownFor(other), "DISABILITY"))
                    .isProblem(422, "invalid-fields")
                    .names("#X-Purpose", "other-purpose");
        }
    }

    @Test
    void nobody_takes_part_in_a_case_for_another_purpose() {
        Answer file = opened("DISABILITY");
        String participants = "/v1/cases/" + file.id() + "/participants";
        String known = knownFor("STATISTICS");

        WORKER.post(participants, participant(known))
                .isProblem(422, "invalid-fields")
                .names("/personId", "unknown-person");
        WORKER.with("X-Purpose", "STATISTICS")
                .post(participants, participant(known))
                .isProblem(422, "invalid-fields")
                .names("#X-Purpose", "other-purpose");
        WORKER.post(participants, participant(knownFor("CASE_MANAGEMENT"))).hasStatus(201);
    }

    @Test
    void an_import_finds_nobody_for_another_purpose() {
        String import_ = "/v1/cases/import?dryRun=true&profile=PRIMERO&ownerId=" + CASEWORKER_AT_MINISTRY.subject();

        as(UNHCR_SYSTEM)
                .with("X-Purpose", "STATISTICS")
                .send("application/x-ndjson", import_, "{}")
                .isProblem(422, "invalid-fields")
                .names("#X-Purpose", "other-purpose");
    }

    private static Map<String, Object> participant(String person) {
        return Map.of("personId", person, "role", "CAREGIVER");
    }

    private static String knownFor(String purpose) {
        String person = UUID.randomUUID().toString();
        FakeRegistry.knowsFor(person, purpose);
        return person;
    }
}
