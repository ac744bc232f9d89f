package org.wasl.cases.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** The register of workers: an account tries to write its own record, or to see through others, and is refused. */
@QuarkusTest
class WorkforceOversightTest extends OversightTest {
    @Test
    void a_manager_registers_themselves() {
        String account = signedIn(UUID.randomUUID().toString(), MINISTRY, "agency-manager");
        withToken(Tokens.of(account, MINISTRY, "agency-manager"))
                .put("/v1/workers/by-account/" + account, NAME)
                .isProblem(409, "second-person-needed");
    }

    @Test
    void a_manager_registers_an_account_of_another_agency() {
        as(MANAGER_AT_MINISTRY)
                .put("/v1/workers/by-account/" + signedIn(UUID.randomUUID().toString(), UNHCR, "caseworker"), NAME)
                .isProblem(422, "invalid-fields");
    }

    @Test
    void a_manager_registers_an_account_that_never_came() {
        as(MANAGER_AT_MINISTRY)
                .put("/v1/workers/by-account/" + UUID.randomUUID(), NAME)
                .isProblem(422, "invalid-fields");
    }

    @Test
    void a_manager_of_the_licensing_authority_licenses_themselves() {
        String account = signedIn(UUID.randomUUID().toString(), MINISTRY, "agency-manager");
        Answer worker = as(MANAGER_AT_MINISTRY)
                .put("/v1/workers/by-account/" + account, NAME)
                .hasStatus(200);
        withToken(Tokens.of(account, MINISTRY, "agency-manager"))
                .step(
                        worker,
                        "/v1/workers/" + worker.id() + "/licences",
                        Map.of("number", "SW-SELF", "licenceClass", "SOCIAL_WORKER", "issuedOn", "2026-01-01"))
                .isProblem(409, "second-person-needed");
    }

    @Test
    void a_worker_names_themselves_as_their_supervisor() {
        Both worker = Both.worker();
        as(MANAGER_AT_MINISTRY)
                .put(
                        "/v1/workers/by-account/" + worker.account(),
                        Map.of("name", NAMES, "supervisorId", worker.account()))
                .isProblem(422, "invalid-fields");
    }

    @Test
    void a_supervisor_holds_a_supervision_session_with_themselves() {
        Both self = Both.worker();
        self.api()
                .post(
                        "/v1/workers/" + self.workerId() + "/supervision-sessions",
                        Map.of(
                                "heldOn",
                                today(),
                                "standards",
                                List.of(Map.of("standard", "SAFE_CASE_NOTES", "met", "YES"))))
                .isProblem(409, "second-person-needed");
    }

    @Test
    void a_supervisor_records_their_own_accredited_training() {
        Both self = Both.worker();
        self.api()
                .post(
                        "/v1/workers/" + self.workerId() + "/trainings",
                        Map.of(
                                "title",
                                "Course",
                                "provider",
                                "Ministry",
                                "accredited",
                                true,
                                "hours",
                                30,
                                "endedOn",
                                today()))
                .isProblem(409, "second-person-needed");
    }

    @Test
    void a_supervisor_makes_themselves_the_stand_in_of_a_worker() {
        Both supervisor = Both.licensedWorker();
        Both owner = Both.licensedWorker();
        supervisor
                .api()
                .post("/v1/workers/" + owner.workerId() + "/absences", absence(supervisor.account()))
                .isProblem(409, "second-person-needed");
    }

    /** A token outlives the work that it was given for. */
    @Test
    void who_has_left_the_agency_is_no_caseworker_and_no_supervisor_until_they_come_back() {
        Both owner = Both.licensedWorker();
        Both supervisor = Both.licensedWorker();
        Answer file = owner.identifies(supervisor.account()).hasStatus(201);
        Answer restricted = owner.identifiesGbv();
        owner.read(file).hasStatus(200);
        supervisor.read(file).hasStatus(200);

        activity(owner, false);
        activity(supervisor, false);

        for (Both left : List.of(owner, supervisor)) {
            await().untilAsserted(() -> left.read(file).isProblem(403, "not-allowed"));
            left.api().get("/v1/cases").isProblem(403, "not-allowed");
            left.api().get("/v1/tasks").isProblem(403, "not-allowed");
            left.api()
                    .post(path(restricted) + "/break-glass", Map.of("reason", "Wanted to know how it stands"))
                    .isProblem(403, "not-allowed");
        }

        activity(owner, true);
        await().untilAsserted(() -> owner.read(file).hasStatus(200));
    }

    private static void activity(Both worker, boolean active) {
        as(MANAGER_AT_MINISTRY)
                .patch("/v1/workers/" + worker.workerId(), "*", Map.of("active", active))
                .hasStatus(200);
    }

    @Test
    void who_stands_in_for_a_stand_in_sees_the_cases_of_the_first() {
        Both owner = Both.licensedWorker();
        Both second = Both.licensedWorker();
        Both third = Both.licensedWorker();
        Answer file = owner.identifiesGbv();
        away(owner, second);
        away(second, third);
        second.read(file).hasStatus(200);
        third.read(file).isProblem(404, "not-found");
    }

    @Test
    void
            whom_emergency_access_is_refused_is_not_named_to_cover_or_to_supervise_and_gets_a_case_by_a_written_reason_only() {
        Both owner = Both.licensedWorker();
        Both refused = Both.licensedWorker();
        Answer file = owner.identifiesGbv();
        isNotJustified(file, refused.opensInEmergency(file));

        as(MANAGER_AT_MINISTRY)
                .post("/v1/workers/" + owner.workerId() + "/absences", absence(refused.account()))
                .isProblem(422, "invalid-fields")
                .names("/coverId", "emergency-access-refused");
        owner.identifies(refused.account(), "GBV")
                .isProblem(422, "invalid-fields")
                .names("/supervisorId", "emergency-access-refused");
        Map<String, Object> given = new HashMap<>(Map.of("ownerId", refused.account(), "reason", "Moves"));
        Answer seen = as(SUPERVISOR_AT_MINISTRY).get(path(file));
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .step(seen, path(file) + "/assignments", given)
                        .isProblem(409, "worker-not-available")
                        .<List<String>>at("objections"))
                .containsExactly("emergency-access-refused");
        given.put("overrideReason", "The account was misused by somebody else");
        as(SUPERVISOR_AT_MINISTRY)
                .step(seen, path(file) + "/assignments", given)
                .hasStatus(201);
    }

    @Test
    void whom_emergency_access_is_refused_covers_for_nobody_any_longer() {
        Both away = Both.licensedWorker();
        Both refused = Both.licensedWorker();
        Answer covered = away.identifiesGbv();
        away(away, refused);
        refused.read(covered).hasStatus(200);

        Answer file = Both.licensedWorker().identifiesGbv();
        isNotJustified(file, refused.opensInEmergency(file));

        refused.read(covered).isProblem(404, "not-found");
        Answer absences = as(MANAGER_AT_MINISTRY).get("/v1/workers/" + away.workerId() + "/absences");
        assertThat(absences.<List<String>>at("items.coveredUntil"))
                .containsExactly(TestClock.today().minusDays(1).toString());
    }

    private static void isNotJustified(Answer file, Answer opening) {
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        opening,
                        path(file) + "/break-glass/" + opening.id() + "/review",
                        Map.of("justified", false, "comment", "Looked into"))
                .hasStatus(200);
    }
}
