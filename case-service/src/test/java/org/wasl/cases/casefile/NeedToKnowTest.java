package org.wasl.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

@QuarkusTest
class NeedToKnowTest extends CaseTest {
    @Test
    void a_gbv_case_does_not_exist_outside_its_circle_by_any_path() {
        String person = somebody();
        Map<String, Object> body = caseOf(person, "GBV");
        body.put("supervisorId", SUPERVISOR_AT_MINISTRY.subject().toString());
        body.put("sensitivity", "STANDARD"); // less than the programme asks for: not granted
        Answer file = as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);
        assertThat(file.<String>at("sensitivity")).isEqualTo("RESTRICTED");
        String path = "/v1/cases/" + file.id();

        for (Persona outsider : List.of(OTHER_CASEWORKER_AT_MINISTRY, MANAGER_AT_MINISTRY, CASEWORKER_AT_UNHCR)) {
            as(outsider).get(path).isProblem(404, "not-found");
            Answer list = as(outsider).get("/v1/cases?count=true&limit=200&subjectId=" + person);
            assertThat(list.list("items")).isEmpty();
            assertThat(list.<Integer>at("total")).isZero();
        }
        for (String part : List.of("/plans", "/assessments", "/risk-assessments", "/approvals")) {
            as(OTHER_CASEWORKER_AT_MINISTRY).get(path + part).isProblem(404, "not-found");
        }
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .step(file, path + "/register", Map.of("legalBasis", "VITAL_INTEREST"))
                .isProblem(404, "not-found");
        // The duplicate check does not betray it either.
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(person, "GBV"))
                .hasStatus(201);
        as(SUPERVISOR_AT_MINISTRY).get(path).hasStatus(200);
        as(ADMINISTRATOR).get(path).isProblem(403, "not-allowed");
    }

    @Test
    void a_team_mate_reads_a_standard_case_and_does_not_act_on_it() {
        Answer file = identified("DISABILITY");

        Answer seen =
                as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/cases/" + file.id()).hasStatus(200);
        assertThat(seen.<List<String>>at("allowedActions")).isEmpty();
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .step(file, "/v1/cases/" + file.id() + "/register", Map.of("legalBasis", "VITAL_INTEREST"))
                .isProblem(403, "not-allowed");
    }

    @Test
    void a_child_protection_case_is_for_its_owner_and_the_supervisor() {
        Answer file = identified("CHILD_PROTECTION");

        as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/cases/" + file.id()).isProblem(404, "not-found");
        as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id()).hasStatus(200);
        as(MANAGER_AT_MINISTRY).get("/v1/cases/" + file.id()).hasStatus(200);
    }
}
