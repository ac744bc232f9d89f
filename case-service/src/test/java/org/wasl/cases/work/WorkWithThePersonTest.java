package org.wasl.cases.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** What a caseworker keeps of her work with a person, and who reads it. */
@QuarkusTest
class WorkWithThePersonTest extends CaseTest {
    @Inject
    EntityManager entities;

    @Test
    void notes_are_added_in_order_and_their_words_are_sealed() {
        Answer file = opened("DISABILITY");
        String notes = "/v1/cases/" + file.id() + "/notes";
        for (String text : List.of("First visit", "Second visit")) {
            as(CASEWORKER_AT_MINISTRY)
                    .post(notes, Map.of("kind", "CLIENT_CONTACT", "text", text))
                    .hasStatus(201);
        }

        assertThat(as(CASEWORKER_AT_MINISTRY).get(notes).<String>list("items.text"))
                .containsExactly("Second visit", "First visit");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post(notes, Map.of("kind", "CASE_NOTE", "text", "not mine"))
                .isProblem(403, "not-allowed");
        assertThat(found("note", "First visit")).isZero();
        assertThat(found("idempotency_key", "First visit")).isZero();
    }

    @Test
    void a_flag_stands_until_it_is_resolved() {
        Answer file = opened("DISABILITY");
        String flags = "/v1/cases/" + file.id() + "/flags";
        Answer flag = as(CASEWORKER_AT_MINISTRY)
                .post(flags, Map.of("code", "SAFE_CONTACT_RULES", "text", "Call before noon only"))
                .hasStatus(201);

        Answer resolved = as(CASEWORKER_AT_MINISTRY)
                .step(flag, flags + "/" + flag.id() + "/resolve", null)
                .hasStatus(200);

        assertThat(resolved.<Object>at("resolvedAt")).isNotNull();
        as(CASEWORKER_AT_MINISTRY)
                .step(resolved, flags + "/" + flag.id() + "/resolve", null)
                .isProblem(409, "already-done");
    }

    @Test
    void an_alleged_perpetrator_is_hidden_from_the_team() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id() + "/participants";
        as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("personId", somebody(), "role", "ALLEGED_PERPETRATOR"))
                .hasStatus(201);
        Answer mother = as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("personId", somebody(), "role", "CAREGIVER"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("personId", file.at("subjectId"), "role", "PARENT"))
                .isProblem(422, "invalid-fields");

        Answer team = as(OTHER_CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(team.<Object>at("items.find { it.role == 'ALLEGED_PERPETRATOR' }.personId"))
                .isNull();
        assertThat(team.<Boolean>at("items.find { it.role == 'ALLEGED_PERPETRATOR' }.redacted"))
                .isTrue();
        assertThat(team.<String>at("items.find { it.role == 'CAREGIVER' }.personId"))
                .isEqualTo(mother.at("personId"));
        as(CASEWORKER_AT_MINISTRY)
                .step(
                        mother,
                        path + "/" + mother.id() + "/end",
                        Map.of("to", TestClock.today().toString()))
                .hasStatus(200);
    }

    @Test
    void a_follow_up_is_a_task_until_it_is_done() {
        Answer file = opened("CHILD_PROTECTION");
        String path = "/v1/cases/" + file.id() + "/follow-ups";
        Answer planned = as(CASEWORKER_AT_MINISTRY)
                .post(
                        path,
                        Map.of(
                                "type",
                                "HOME_VISIT",
                                "plannedAt",
                                TestClock.now().plus(2, ChronoUnit.DAYS).toString()))
                .hasStatus(201);
        assertThat(tasks(file, "FOLLOW_UP", "OPEN")).containsExactly(planned.id());

        Answer missed = as(CASEWORKER_AT_MINISTRY)
                .step(planned, path + "/" + planned.id() + "/miss", Map.of("reason", "Nobody at home"))
                .hasStatus(200);
        assertThat(tasks(file, "FOLLOW_UP", "OPEN")).containsExactly(planned.id());
        Answer done = as(CASEWORKER_AT_MINISTRY)
                .step(
                        missed,
                        path + "/" + planned.id() + "/complete",
                        Map.of("childSeen", true, "outcome", "Plays with his brother"))
                .hasStatus(200);

        assertThat(done.<Boolean>at("childSeen")).isTrue();
        assertThat(done.<List<String>>at("allowedActions")).isEmpty();
        assertThat(tasks(file, "FOLLOW_UP", "OPEN")).isEmpty();
        assertThat(found("follow_up", "brother")).isZero();
    }

    @Test
    void a_service_is_delivered_or_it_is_said_why_not() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id() + "/services";
        Answer planned = as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("serviceType", "ASSISTIVE_DEVICE"))
                .hasStatus(201);
        Answer other = as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("serviceType", "MHPSS"))
                .hasStatus(201);

        Answer delivered = as(CASEWORKER_AT_MINISTRY)
                .step(planned, path + "/" + planned.id() + "/deliver", Map.of("remark", "A wheelchair"))
                .hasStatus(200);
        assertThat(delivered.<String>at("deliveredOn")).isNotBlank();
        as(CASEWORKER_AT_MINISTRY)
                .step(delivered, path + "/" + planned.id() + "/start", null)
                .isProblem(409, "illegal-step");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .step(other, path + "/" + other.id() + "/not-deliver", Map.of("reason", "Waiting list"))
                        .<String>at("remark"))
                .isEqualTo("Waiting list");
    }

    /** Else the step is shown to nobody. */
    @Test
    void a_next_step_of_a_conference_is_given_to_somebody_who_may_know_of_the_case() {
        Answer known = opened("DISABILITY");
        Answer restricted = opened("GBV");
        String colleague = OTHER_CASEWORKER_AT_MINISTRY.subject().toString();
        as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/cases?limit=1").hasStatus(200);

        held(known, colleague).hasStatus(201);
        held(restricted, SUPERVISOR_AT_MINISTRY.subject().toString()).hasStatus(201);
        for (String notTheirs :
                List.of(colleague, "nobody", CASEWORKER_AT_UNHCR.subject().toString())) {
            held(restricted, notTheirs)
                    .isProblem(422, "invalid-fields")
                    .names("/nextSteps/0/assigneeId", "unknown-account");
        }
        held(known, "nobody").isProblem(422, "invalid-fields");
    }

    private static Answer held(Answer file, String assignee) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/conferences",
                        Map.of(
                                "heldAt",
                                TestClock.now().minusSeconds(3600).toString(),
                                "attendees",
                                List.of(Map.of("agencyId", MINISTRY, "role", "health")),
                                "decisions",
                                List.of("go on"),
                                "nextSteps",
                                List.of(Map.of(
                                        "title",
                                        "Visit the school",
                                        "assigneeId",
                                        assignee,
                                        "dueAt",
                                        TestClock.now().plusSeconds(86_400).toString()))));
    }

    @Test
    void the_next_steps_of_a_conference_become_tasks() {
        Answer file = opened("DISABILITY");
        Answer conference = as(SUPERVISOR_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/conferences",
                        Map.of(
                                "heldAt",
                                TestClock.now().minus(1, ChronoUnit.HOURS).toString(),
                                "attendees",
                                List.of(Map.of("agencyId", MINISTRY, "role", "School counsellor")),
                                "decisions",
                                List.of("Back to school in March"),
                                "nextSteps",
                                List.of(Map.of(
                                        "title",
                                        "Visit the school",
                                        "dueAt",
                                        TestClock.now().plus(7, ChronoUnit.DAYS).toString()))))
                .hasStatus(201);

        assertThat(tasks(file, "CUSTOM", "OPEN")).containsExactly(conference.id());
    }

    @Test
    void a_safety_plan_is_for_those_who_keep_her_safe() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id() + "/safety-plans";
        as(CASEWORKER_AT_MINISTRY)
                .post(
                        path,
                        Map.of(
                                "steps",
                                List.of(Map.of("when", "He shouts", "what", "Goes to the neighbour", "who", "Um Ali")),
                                "reviewDue",
                                TestClock.today().plusDays(14).toString()))
                .hasStatus(201);

        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path).<String>at("items[0].steps[0].who"))
                .isEqualTo("Um Ali");
        as(OTHER_CASEWORKER_AT_MINISTRY).get(path).isProblem(403, "not-allowed");
        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases/" + file.id())
                        .<List<String>>at("redactions"))
                .containsExactlyInAnyOrder("SAFETY", "INCIDENTS", "BEST_INTERESTS");
        assertThat(tasks(file, "REVIEW", "OPEN")).hasSize(1);
    }

    @Test
    void a_determination_goes_to_a_panel_and_is_decided_by_somebody_else() {
        Answer file = opened("CHILD_PROTECTION");
        String path = "/v1/cases/" + file.id() + "/best-interests";
        Answer begun = as(CASEWORKER_AT_MINISTRY)
                .post(path, Map.of("kind", "BID", "reason", "DURABLE_SOLUTION"))
                .hasStatus(201);
        Answer gathering = taken(begun, path, "gather", null);
        as(CASEWORKER_AT_MINISTRY)
                .step(gathering, path + "/" + begun.id() + "/draft-report", Map.of("report", "long"))
                .isProblem(422, "invalid-fields")
                .names("/childViews", "not-blank");
        Answer drafted = taken(
                gathering, path, "draft-report", Map.of("childViews", "Wants to stay with his aunt", "report", "long"));
        Map<String, Object> decision = Map.of("decision", "Stays with the aunt");
        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path).<List<String>>at("items[0].allowedActions"))
                .containsExactly("convene-panel");
        as(SUPERVISOR_AT_MINISTRY)
                .step(drafted, path + "/" + begun.id() + "/decide", decision)
                .isProblem(409, "panel-needed");
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        drafted,
                        path + "/" + begun.id() + "/convene-panel",
                        Map.of("heldOn", TestClock.today().toString(), "undertakings", List.of("one", "two")))
                .isProblem(422, "invalid-fields");
        Answer panel = as(SUPERVISOR_AT_MINISTRY)
                .step(
                        drafted,
                        path + "/" + begun.id() + "/convene-panel",
                        Map.of("heldOn", TestClock.today().toString(), "undertakings", List.of("one", "two", "three")))
                .hasStatus(200);

        Answer decided = as(SUPERVISOR_AT_MINISTRY)
                .step(panel, path + "/" + begun.id() + "/decide", decision)
                .hasStatus(200);
        assertThat(decided.<String>at("status")).isEqualTo("DECIDED");
        assertThat(decided.<String>at("childViews")).isEqualTo("Wants to stay with his aunt");
        assertThat(found("best_interests", "aunt")).isZero();

        Map<String, Object> again = new HashMap<>(Map.of("kind", "BID", "reason", "CUSTODY"));
        again.put("reopenedFromId", begun.id());
        as(CASEWORKER_AT_MINISTRY)
                .post(path, again)
                .isProblem(422, "invalid-fields")
                .names("/reopenedFromId", "not-closed");
    }

    @Test
    void a_part_under_another_case_is_not_found() {
        Answer one = opened("DISABILITY");
        Answer other = opened("DISABILITY");
        Answer service = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + one.id() + "/services", Map.of("serviceType", "MHPSS"))
                .hasStatus(201);

        as(CASEWORKER_AT_MINISTRY)
                .step(service, "/v1/cases/" + other.id() + "/services/" + service.id() + "/start", null)
                .isProblem(404, "not-found");
    }

    private static Answer taken(Answer procedure, String path, String step, Object body) {
        return as(CASEWORKER_AT_MINISTRY)
                .step(procedure, path + "/" + procedure.id() + "/" + step, body)
                .hasStatus(200);
    }

    private static List<String> tasks(Answer file, String type, String status) {
        return as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/tasks?queue=TEAM&caseId=" + file.id() + "&type=" + type + "&status=" + status)
                .hasStatus(200)
                .list("items.subjectId");
    }

    private int found(String table, String words) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from " + table + " t where t::text like '%" + words + "%'")
                        .getSingleResult())
                .intValue();
    }
}
