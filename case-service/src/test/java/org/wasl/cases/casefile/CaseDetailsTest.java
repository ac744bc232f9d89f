package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api.Answer;

/** What is known of the situation: needs by UNHCR's codes, what she needs to take part, where she is served, and other systems' names for the case. */
@QuarkusTest
class CaseDetailsTest extends CaseTest {
    @Test
    void needs_are_written_when_they_are_known_in_primeros_spelling_or_unhcrs() {
        isInList(Vocabulary.SPECIFIC_NEED, "DS-V", false);
        Answer file = opened("CHILD_PROTECTION");

        Answer described = described(
                        file,
                        Map.of(
                                "specificNeeds",
                                List.of("cr_cp", "DS-V"),
                                "accommodationNeeds",
                                List.of("STEP_FREE_ENTRANCE"),
                                "careArrangement",
                                "KINSHIP",
                                "displacementStatus",
                                "REFUGEE"))
                .hasStatus(200);

        assertThat(described.<String>list("specificNeeds"))
                .as("an operation's own code is kept as it came")
                .containsExactly("CR-CP", "DS-V");
        assertThat(described.<String>list("accommodationNeeds")).containsExactly("STEP_FREE_ENTRANCE");
        assertThat(described.<String>list("concerns"))
                .as("what the patch does not name stays")
                .containsExactly("serious_health_issue");
        assertThat(read(file).<String>at("careArrangement")).isEqualTo("KINSHIP");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?specificNeed=DS-V&subjectId=" + file.at("subjectId"))
                        .<String>list("items.id"))
                .containsExactly(file.id());
    }

    @Test
    void what_is_not_a_code_is_named_and_status_is_not_a_field() {
        Answer file = opened("DISABILITY");

        described(file, Map.of("specificNeeds", List.of("very sad"))).isProblem(400, "unreadable-request");
        described(file, Map.of("concerns", List.of("!")))
                .isProblem(422, "invalid-fields")
                .names("/concerns/0", "unknown-code");
        as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases?specificNeed=very+sad")
                .isProblem(400, "unreadable-request")
                .names("#specificNeed", "invalid");
        described(file, Map.of("status", "CLOSED")).isProblem(400, "unreadable-request");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .patch("/v1/cases/" + file.id(), read(file).etag(), Map.of("concerns", List.of("neglect")))
                .isProblem(403, "not-allowed");
        as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/cases/" + file.id(), "\"99\"", Map.of("concerns", List.of("neglect")))
                .isProblem(412, "stale-version");
    }

    @Test
    void an_external_id_names_one_case_of_the_agency_and_finds_it() {
        String centre = AnnouncedOrganizations.place(MINISTRY, false);
        Map<String, Object> id =
                Map.of("scheme", "primero", "value", UUID.randomUUID().toString());
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), "DISABILITY"));
        body.put("externalIds", List.of(id));
        body.put("centreId", centre);
        Answer file = as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .post("/v1/cases/search", Map.of("externalId", id))
                        .hasStatus(200)
                        .<String>list("items.id"))
                .containsExactly(file.id());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases?centreId=" + centre)
                        .<String>list("items.id"))
                .containsExactly(file.id());
        described(opened("DISABILITY"), Map.of("externalIds", List.of(id))).isProblem(409, "already-exists");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/search", Map.of())
                .isProblem(422, "invalid-fields")
                .names("/name", "not-null");
    }

    @Test
    void the_external_id_of_a_hidden_case_is_not_found_by_writing_it() {
        Map<String, Object> id =
                Map.of("scheme", "primero", "value", UUID.randomUUID().toString());
        Map<String, Object> body = new HashMap<>(caseOf(somebody(), "GBV"));
        body.put("externalIds", List.of(id));
        as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);
        as(CASEWORKER_AT_MINISTRY).post("/v1/cases", withNewPerson(body)).isProblem(409, "already-exists");

        as(OTHER_CASEWORKER_AT_MINISTRY).post("/v1/cases", withNewPerson(body)).hasStatus(201);
    }

    private static Map<String, Object> withNewPerson(Map<String, Object> body) {
        Map<String, Object> another = new HashMap<>(body);
        another.put("subjectId", somebody());
        return another;
    }

    private static Answer described(Answer file, Object patch) {
        return as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/cases/" + file.id(), read(file).etag(), patch);
    }
}
