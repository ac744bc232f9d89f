package org.wasl.cases.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** Only a licensed worker with room is given a case; a supervisor may decide otherwise and says why. */
@QuarkusTest
class AssigningTest extends CaseTest {
    @Test
    void a_case_goes_to_another_worker_and_the_former_owner_acts_no_more() {
        Answer file = opened("CHILD_PROTECTION");

        assign(file, OTHER_CASEWORKER_AT_MINISTRY.subject().toString(), null).hasStatus(201);

        as(CASEWORKER_AT_MINISTRY).get("/v1/cases/" + file.id()).isProblem(404, "not-found");
        Answer seen =
                as(OTHER_CASEWORKER_AT_MINISTRY).get("/v1/cases/" + file.id()).hasStatus(200);
        assertThat(seen.<List<String>>at("allowedActions")).contains("hold").doesNotContain("request-closure");
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/cases/" + file.id() + "/assignments")
                        .<String>list("items.reason"))
                .containsExactly("Moves to another governorate");
    }

    @Test
    void without_a_licence_or_with_a_full_caseload_only_the_supervisors_reason_helps() {
        String unlicensed = UUID.randomUUID().toString();
        worker(unlicensed, 25);
        String full = UUID.randomUUID().toString();
        licensed(full, 1);
        Answer one = opened("DISABILITY");
        assign(one, full, null).hasStatus(201);
        Answer file = opened("DISABILITY");

        assertThat(assign(file, unlicensed, null)
                        .isProblem(409, "worker-not-available")
                        .<String>list("objections"))
                .containsExactly("not-licensed");
        assertThat(assign(file, full, null)
                        .isProblem(409, "worker-not-available")
                        .<String>list("objections"))
                .containsExactly("caseload-full");
        assertThat(assign(file, UUID.randomUUID().toString(), "please")
                        .isProblem(409, "worker-not-available")
                        .<String>list("objections"))
                .containsExactly("not-a-worker");
        Answer assigned = assign(file, full, "Nobody else speaks sign language").hasStatus(201);
        assertThat(assigned.<String>at("overrideReason")).isEqualTo("Nobody else speaks sign language");
    }

    @Test
    void a_team_is_seen_at_a_glance_and_warns_when_it_is_too_large() {
        String supervisor = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
        for (int i = 0; i < 7; i++) {
            Answer worker = as(MANAGER_AT_MINISTRY)
                    .put(
                            "/v1/workers/by-account/"
                                    + signedIn(UUID.randomUUID().toString(), MINISTRY, "caseworker"),
                            Map.of("name", Map.of("ar", "أخصائية", "en", "Worker"), "supervisorId", supervisor))
                    .hasStatus(200);
            if (i == 0) {
                licence(worker, TestClock.today().plusDays(20));
            }
        }

        Answer team = as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/workers/teams/" + supervisor)
                .hasStatus(200);

        assertThat(team.<Boolean>at("tooLarge")).isTrue();
        assertThat(team.<Integer>at("mostWorkers")).isEqualTo(6);
        assertThat(team.<Integer>list("members.licenceDaysLeft"))
                .containsOnlyOnce(20)
                .containsOnly(20, null);
        assertThat(team.<Integer>list("members.caseload.most")).hasSize(7).containsOnly(25);
        as(CASEWORKER_AT_MINISTRY).get("/v1/workers/teams/" + supervisor).isProblem(403, "not-allowed");
        assertThat(as(SUPERVISOR_AT_UNHCR)
                        .get("/v1/workers/teams/" + supervisor)
                        .list("members"))
                .as("of another agency nobody is seen")
                .isEmpty();
    }

    @Test
    void a_caseload_is_weighed_by_risk() {
        String account = UUID.randomUUID().toString();
        Answer worker = licensed(account, 10);
        Answer high = riskOf(opened("DISABILITY"), "HIGH");
        assign(high, account, null).hasStatus(201);
        Answer low = riskOf(opened("DISABILITY"), "LOW");
        assign(low, account, null).hasStatus(201);

        Answer load = as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/workers/" + worker.id() + "/caseload")
                .hasStatus(200);

        assertThat(load.<Number>at("weight").doubleValue()).isEqualTo(2.5);
        assertThat(load.<Map<String, Integer>>at("cases"))
                .containsEntry("HIGH", 1)
                .containsEntry("LOW", 1);
        assertThat(load.<Boolean>at("full")).isFalse();
        as(CASEWORKER_AT_MINISTRY)
                .get("/v1/workers/" + worker.id() + "/caseload")
                .isProblem(404, "not-found");
    }

    @Test
    void whoever_covers_an_absence_acts_on_the_cases_for_that_time() {
        Answer file = opened("CHILD_PROTECTION");
        String path = "/v1/cases/" + file.id();
        String owner = UUID.randomUUID().toString();
        Answer away = licensed(owner, 25);
        assign(file, owner, null).hasStatus(201);
        as(OTHER_CASEWORKER_AT_MINISTRY).get(path).isProblem(404, "not-found");

        as(SUPERVISOR_AT_MINISTRY)
                .post(
                        "/v1/workers/" + away.id() + "/absences",
                        Map.of(
                                "from",
                                TestClock.today().toString(),
                                "to",
                                TestClock.today().plusDays(7).toString(),
                                "coverId",
                                OTHER_CASEWORKER_AT_MINISTRY.subject().toString()))
                .hasStatus(201);

        Answer seen = as(OTHER_CASEWORKER_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(seen.<List<String>>at("allowedActions")).contains("hold");
        assertThat(assign(opened("DISABILITY"), owner, null)
                        .isProblem(409, "worker-not-available")
                        .<String>list("objections"))
                .containsExactly("away");
    }

    @Test
    void a_suspended_licence_stops_opening_and_makes_a_task_for_each_running_case() {
        String account = UUID.randomUUID().toString();
        Answer worker = licensed(account, 25);
        Answer running = opened("DISABILITY");
        assign(running, account, null).hasStatus(201);
        Answer licensed = as(MANAGER_AT_MINISTRY).get("/v1/workers/" + worker.id());

        as(MANAGER_AT_MINISTRY)
                .step(
                        licensed,
                        "/v1/workers/" + worker.id() + "/licences/" + licensed.at("licences[0].id") + "/suspend",
                        Map.of("reason", "inquiry"))
                .hasStatus(200);

        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=TEAM&type=REASSIGNMENT&caseId=" + running.id())
                        .list("items"))
                .hasSize(1);
        Answer fresh = identified("DISABILITY");
        assign(fresh, account, "as an exception").hasStatus(201);
        Api owner = Api.withToken(Tokens.of(account, MINISTRY, "caseworker"));
        owner.step(
                        as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + fresh.id()),
                        "/v1/cases/" + fresh.id() + "/register",
                        onConsent(fresh))
                .isProblem(409, "worker-not-available");
    }

    private static Answer assign(Answer file, String account, String override) {
        Map<String, Object> body =
                new java.util.HashMap<>(Map.of("ownerId", account, "reason", "Moves to another governorate"));
        body.put("overrideReason", override);
        return as(SUPERVISOR_AT_MINISTRY)
                .step(
                        as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id()),
                        "/v1/cases/" + file.id() + "/assignments",
                        body);
    }
}
