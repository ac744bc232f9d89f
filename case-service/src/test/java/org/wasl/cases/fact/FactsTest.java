package org.wasl.cases.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.StatedFacts;

/** What the case service states for figures, also of restricted cases: they count like all others, and nobody but the figures reads it. */
@QuarkusTest
class FactsTest extends CaseTest {
    private StatedFacts facts;

    @BeforeEach
    void open() {
        facts = StatedFacts.of(Producer.CASE);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void each_kind_has_its_view() {
        StatedFacts.haveTheirViews(Producer.CASE);
    }

    @Test
    void a_case_is_stated_with_each_state_that_it_was_in() {
        Answer file = opened("CHILD_PROTECTION");
        riskOf(file, "HIGH");

        JsonNode stated = facts.await(
                "case.stated", file.id(), fact -> fact.path("risk").asText().equals("HIGH"));

        assertThat(stated.path("programme").asText()).isEqualTo("CHILD_PROTECTION");
        assertThat(stated.path("status").asText()).isEqualTo("OPEN");
        assertThat(stated.path("states"))
                .extracting(state -> state.path("status").asText())
                .startsWith("IDENTIFIED")
                .endsWith("OPEN");
        assertThat(stated.path("states"))
                .extracting(state -> state.path("risk").asText())
                .startsWith("NOT_ASSESSED")
                .endsWith("HIGH");
    }

    @Test
    void a_plan_is_stated_with_its_goals_when_a_goal_changes() {
        Answer file = opened("CHILD_PROTECTION");
        Answer plan = planned(file);

        JsonNode stated = facts.await(
                "plan.stated",
                plan.id(),
                fact -> fact.path("goals").size() > 0 && fact.path("actions").size() > 0);

        assertThat(stated.path("caseId").asText()).isEqualTo(file.id());
        assertThat(stated.toString()).doesNotContain("description");
    }

    @Test
    void a_plan_is_stated_with_the_concern_of_each_goal() {
        Answer file = opened("CHILD_PROTECTION");
        Answer plan = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/plans", plan("neglect"))
                .hasStatus(201);

        assertThat(plan.<String>at("goals[0].concern")).isEqualTo("neglect");
        JsonNode stated =
                facts.await("plan.stated", plan.id(), fact -> fact.path("goals").size() > 0);
        assertThat(stated.at("/goals/0/concern").asText()).isEqualTo("neglect");
        assertThat(stated.at("/goals/0/outcome").asText()).isEqualTo("NOT_STARTED");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/plans", plan("no such concern"))
                .isProblem(422, "invalid-fields")
                .names("/goals/0/concern", "unknown-code");
    }

    private static Map<String, Object> plan(String concern) {
        return Map.of(
                "agreedWithClient",
                true,
                "goals",
                List.of(Map.of(
                        "description",
                        "Walks to school",
                        "concern",
                        concern,
                        "actions",
                        List.of(Map.of("serviceType", "DISABILITY_REHABILITATION")))));
    }

    @Test
    void an_assessment_is_stated_with_its_cut_off_and_without_its_answers() {
        Answer file = opened("DISABILITY");
        Map<String, String> answers = new HashMap<>();
        for (String question : List.of("seeing", "hearing", "walking", "remembering", "selfCare", "communicating")) {
            answers.put(question, "NO_DIFFICULTY");
        }
        answers.put("walking", "CANNOT_DO_AT_ALL");
        Answer assessment = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/assessments",
                        Map.of(
                                "type",
                                "FUNCTIONING_WG_SS",
                                "domains",
                                List.of(),
                                "formCode",
                                "WG_SHORT_SET",
                                "formVersion",
                                1,
                                "answers",
                                answers))
                .hasStatus(201);

        JsonNode stated = facts.await("assessment.stated", assessment.id(), fact -> true);

        assertThat(stated.path("functioningDifficulty").asBoolean()).isTrue();
        assertThat(stated.toString()).doesNotContain("CANNOT_DO", "walking");
    }

    @Test
    void a_case_that_was_handed_over_is_stated_with_who_opened_it_and_who_had_it_when() {
        Answer file = opened("CHILD_PROTECTION");
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        Answer offer = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/transfers",
                        Map.of("toAgencyId", UNHCR, "reason", "The family moved", "handoverNote", "Mornings"))
                .hasStatus(201);
        as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", CASEWORKER_AT_UNHCR.subject().toString()))
                .hasStatus(200);

        JsonNode stated = facts.await(
                "case.stated", file.id(), fact -> fact.path("agencyId").asText().equals(UNHCR));

        assertThat(stated.path("openedBy").asText()).isEqualTo(MINISTRY);
        assertThat(stated.path("states"))
                .extracting(state -> state.path("agencyId").asText())
                .startsWith(MINISTRY)
                .endsWith(UNHCR);
        assertThat(stated.path("states"))
                .extracting(state -> state.path("status").asText())
                .endsWith("OPEN", "OPEN");
    }

    @Test
    void a_closure_is_stated_with_its_reason_also_after_the_case_was_reopened() {
        Answer file = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
        planned(file);
        step(read(file), "closure", Map.of("reason", "GOALS_ACHIEVED", "summary", "All done"));
        decided(file, "approve");
        step(read(file), "reopen", Map.of("reason", "Came back"));

        JsonNode stated = facts.await(
                "case.stated", file.id(), fact -> fact.path("reopened").asInt() == 1);

        assertThat(stated.has("closureReason")).isFalse();
        assertThat(stated.path("states"))
                .filteredOn(state -> state.path("status").asText().equals("CLOSED"))
                .extracting(state -> state.path("closureReason").asText())
                .containsExactly("GOALS_ACHIEVED");
        assertThat(stated.path("states"))
                .filteredOn(state -> state.has("closureReason"))
                .hasSize(1);
    }

    @Test
    void a_worker_is_stated_with_the_caseload_and_a_supervisor_with_whom_they_guide() {
        String supervisor = UUID.randomUUID().toString();
        Answer guide = worker(supervisor, 5);
        signedIn(supervisor, MINISTRY, "caseworker", "supervisor");
        facts.await("worker.stated", guide.id(), fact -> fact.path("guides").asInt() == 0);
        String account = UUID.randomUUID().toString();
        Answer worker = licensed(account, 4);
        JsonNode before = facts.await("worker.stated", worker.id(), fact -> true);
        assertThat(before.path("caseloadBand").asText()).isEqualTo("NONE");
        assertThat(before.path("mostCases").asInt()).isEqualTo(4);

        Answer file = riskOf(opened("DISABILITY"), "HIGH");
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id()),
                        "/v1/cases/" + file.id() + "/assignments",
                        Map.of("ownerId", account, "reason", "Has room"))
                .hasStatus(201);

        JsonNode loaded = facts.await(
                "worker.stated", worker.id(), fact -> fact.path("caseload").asDouble() == 2);
        assertThat(loaded.path("caseloadBand").asText()).isEqualTo("UP_TO_HALF");
        as(MANAGER_AT_MINISTRY)
                .put(
                        "/v1/workers/by-account/" + account,
                        Map.of(
                                "name",
                                Map.of("ar", "أخصائية", "en", "Worker"),
                                "supervisorId",
                                supervisor,
                                "mostCases",
                                2))
                .hasStatus(200);
        facts.await("worker.stated", worker.id(), fact -> fact.path("caseloadBand")
                .asText()
                .equals("FULL"));
        facts.await("worker.stated", guide.id(), fact -> fact.path("guides").asInt() == 1);
    }

    @Test
    void a_restricted_case_is_counted_too() {
        Answer file = identified("GBV");

        assertThat(facts.await("case.stated", file.id(), fact -> true)
                        .path("sensitivity")
                        .asText())
                .isEqualTo("RESTRICTED");
    }
}
