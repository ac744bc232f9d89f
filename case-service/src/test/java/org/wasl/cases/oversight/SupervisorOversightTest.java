package org.wasl.cases.oversight;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** Who may become the supervisor of a case: whoever works or worked on it tries, and is refused. */
@QuarkusTest
class SupervisorOversightTest extends OversightTest {
    private static final Api MANAGER_AT_MINISTRY_API = as(MANAGER_AT_MINISTRY);

    @Test
    void the_owner_names_themselves_as_supervisor() {
        Both owner = Both.licensedWorker();
        owner.identifies(owner.account()).isProblem(422, "invalid-fields");
    }

    @Test
    void the_owner_names_nobody_that_exists() {
        identifiesWith("nobody").isProblem(422, "invalid-fields");
    }

    @Test
    void the_owner_names_a_supervisor_of_another_agency() {
        identifiesWith(SUPERVISOR_AT_UNHCR.subject().toString()).isProblem(422, "invalid-fields");
    }

    @Test
    void the_owner_names_a_colleague_who_is_no_supervisor() {
        identifiesWith(OTHER_CASEWORKER_AT_MINISTRY.subject().toString()).isProblem(422, "invalid-fields");
    }

    @Test
    void a_former_owner_becomes_the_supervisor() {
        Both former = Both.licensedWorker();
        Answer file = former.opensCase();
        goesTo(file, CASEWORKER_AT_MINISTRY.subject().toString());
        supervisedBy(MANAGER_AT_MINISTRY_API, file, former.account()).isProblem(422, "invalid-fields");
    }

    @Test
    void a_manager_makes_themselves_the_supervisor_of_a_case_that_they_may_not_read() {
        String account = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
        Api manager = withToken(Tokens.of(account, MINISTRY, "agency-manager", "supervisor"));
        supervisedBy(manager, opened("CHILD_PROTECTION"), account).isProblem(409, "second-person-needed");
        supervisedBy(manager, opened("GBV"), account).isProblem(404, "not-found");
    }

    @Test
    void the_case_goes_to_its_own_supervisor() {
        Both supervisor = Both.licensedWorker();
        Answer file = Both.licensedWorker().identifies(supervisor.account());
        supervisor
                .api()
                .step(
                        supervisor.read(file),
                        path(file) + "/assignments",
                        Map.of("ownerId", supervisor.account(), "reason", "mine"))
                .isProblem(422, "invalid-fields");
    }

    @Test
    void the_case_goes_to_another_agency_and_comes_back_to_its_former_owner_as_supervisor() {
        Both former = Both.licensedWorker();
        Answer file = former.opensCase();
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        FakeRegistry.consents(file.at("subjectId"), MINISTRY, UUID.randomUUID().toString());
        Answer out = former.api()
                .post(path(file) + "/transfers", Map.of("toAgencyId", UNHCR, "reason", "Moved"))
                .hasStatus(201);
        as(SUPERVISOR_AT_UNHCR)
                .step(
                        out,
                        "/v1/transfers/" + out.id() + "/accept",
                        Map.of("ownerId", CASEWORKER_AT_UNHCR.subject().toString(), "overrideReason", "Nobody else"))
                .hasStatus(200);
        Answer back = as(CASEWORKER_AT_UNHCR)
                .post(path(file) + "/transfers", Map.of("toAgencyId", MINISTRY, "reason", "Moved back"))
                .hasStatus(201);
        former.api()
                .step(
                        back,
                        "/v1/transfers/" + back.id() + "/accept",
                        Map.of("ownerId", CASEWORKER_AT_MINISTRY.subject().toString()))
                .isProblem(422, "invalid-fields");
    }

    @Test
    void a_supervisor_accepts_a_transfer_for_themselves() {
        Answer file = opened("DISABILITY");
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());
        Answer offer = as(CASEWORKER_AT_MINISTRY)
                .post(path(file) + "/transfers", Map.of("toAgencyId", UNHCR, "reason", "Moved"))
                .hasStatus(201);
        as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", SUPERVISOR_AT_UNHCR.subject().toString()))
                .isProblem(422, "invalid-fields");
    }

    /** For that time they do the owner's work. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void who_covers_for_the_owner_now_or_later_becomes_the_supervisor(int inDays) {
        Both owner = Both.licensedWorker();
        Both cover = Both.licensedWorker();
        Answer file =
                owner.identifies(SUPERVISOR_AT_MINISTRY.subject().toString()).hasStatus(201);
        as(MANAGER_AT_MINISTRY)
                .post(
                        "/v1/workers/" + owner.workerId() + "/absences",
                        Map.of(
                                "from",
                                TestClock.today().plusDays(inDays).toString(),
                                "to",
                                TestClock.today().plusDays(inDays + 3).toString(),
                                "coverId",
                                cover.account()))
                .hasStatus(201);

        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", as(SUPERVISOR_AT_MINISTRY).get(path(file)).etag())
                .put(path(file) + "/supervisor", Map.of("supervisorId", cover.account(), "reason", "Has room for it"))
                .isProblem(422, "invalid-fields")
                .names("/supervisorId", "not-a-supervisor");
        owner.identifies(cover.account()).isProblem(422, "invalid-fields").names("/supervisorId", "not-a-supervisor");
    }

    @Test
    void a_supervisor_is_named_for_a_reason_that_says_something() {
        Answer file = opened("DISABILITY");
        Both other = Both.worker();

        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", as(SUPERVISOR_AT_MINISTRY).get(path(file)).etag())
                .put(path(file) + "/supervisor", Map.of("supervisorId", other.account(), "reason", "x"))
                .isProblem(422, "invalid-fields")
                .names("/reason", "size");
    }

    private static Answer identifiesWith(String supervisor) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", identification(supervisor, "GBV"))
                .names("/supervisorId", "not-a-supervisor");
    }

    private static Answer supervisedBy(Api by, Answer file, String supervisor) {
        String etag = as(CASEWORKER_AT_MINISTRY).get(path(file)).etag();
        return by.with("If-Match", etag)
                .put(path(file) + "/supervisor", Map.of("supervisorId", supervisor, "reason", "Has room for it"));
    }
}
