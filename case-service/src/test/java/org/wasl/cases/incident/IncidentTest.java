package org.wasl.cases.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;

@QuarkusTest
class IncidentTest extends CaseTest {
    @Inject
    EntityManager entities;

    @Test
    void an_incident_is_classified_by_its_answers_and_stands_in_no_column() {
        Answer file = opened("GBV");
        String path = "/v1/cases/" + file.id() + "/incidents";

        Answer made = as(CASEWORKER_AT_MINISTRY).post(path, incident()).hasStatus(201);

        assertThat(made.<String>at("gbvType")).isEqualTo("PHYSICAL_ASSAULT");
        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path).<String>at("items[0].account"))
                .isEqualTo("He pushed her");
        Object row = entities.createNativeQuery("select t::text from incident t where id = cast(:id as uuid)")
                .setParameter("id", made.id())
                .getSingleResult();
        assertThat(row.toString()).doesNotContain("PHYSICAL", "pushed", "JO-AM", "spouse");
    }

    @Test
    void a_team_mate_of_a_standard_case_learns_nothing_of_an_incident() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id() + "/incidents";
        as(CASEWORKER_AT_MINISTRY).post(path, incident()).hasStatus(201);

        as(OTHER_CASEWORKER_AT_MINISTRY).get(path).isProblem(403, "not-allowed");
        as(OTHER_CASEWORKER_AT_MINISTRY).post(path, incident()).isProblem(403, "not-allowed");
        as(MANAGER_AT_MINISTRY).get(path).isProblem(403, "not-allowed");
    }

    @Test
    void it_did_not_happen_after_it_was_reported() {
        Map<String, Object> body = incident();
        body.put("incidentOn", "2026-03-02");

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + opened("GBV").id() + "/incidents", body)
                .isProblem(422, "invalid-fields");
    }

    static Map<String, Object> incident() {
        Map<String, Object> body = new HashMap<>();
        body.put("incidentOn", "2026-02-20");
        body.put("dateEstimated", true);
        body.put("reportedOn", "2026-03-01");
        body.put("reportedBySurvivor", true);
        body.put("governorate", "JO-AM");
        body.put("harmfulPractice", false);
        body.put("previousIncidents", true);
        body.put(
                "classification",
                Map.of(
                        "genderBased", true,
                        "penetration", false,
                        "unwantedSexualContact", false,
                        "physicalAssault", true,
                        "forcedMarriage", false,
                        "denialOfResources", true,
                        "psychologicalOrEmotionalAbuse", true));
        body.put("perpetrators", Map.of("count", 1, "relationship", "spouse"));
        body.put("account", "He pushed her");
        return body;
    }
}
