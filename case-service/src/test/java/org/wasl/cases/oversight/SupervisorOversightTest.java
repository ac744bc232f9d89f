package org.wasl.cases.oversight;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
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

    private static Answer identifiesWith(String supervisor) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", identification(supervisor, "GBV"))
                .names("/supervisorId", "not-a-supervisor");
    }

    private static Answer supervisedBy(Api by, Answer file, String supervisor) {
        String etag = as(CASEWORKER_AT_MINISTRY).get(path(file)).etag();
        return by.with("If-Match", etag)
                .put(path(file) + "/supervisor", Map.of("supervisorId", supervisor, "reason", "Has room"));
    }
}
