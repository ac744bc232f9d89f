package org.wasl.cases.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;

/** No case is left without somebody who oversees it, and nobody is claimed who belongs elsewhere. */
@QuarkusTest
class SupervisionTest extends CaseTest {
    private static final Map<String, Object> NAME = Map.of("name", Map.of("ar", "أخصائية", "en", "Worker"));

    private static List<String> gaps() {
        return as(MANAGER_AT_MINISTRY).get("/v1/supervision-gaps?limit=200").list("items.id");
    }

    @Test
    void a_case_whose_supervisor_cannot_act_is_found_and_given_to_another() {
        String former = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
        Map<String, Object> body = caseOf(somebody(), "GBV");
        body.put("supervisorId", former);
        Answer file = as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);
        assertThat(gaps()).doesNotContain(file.id());

        signedIn(former, MINISTRY, "caseworker"); // no supervisor any more

        assertThat(gaps()).contains(file.id());
        Answer named = as(MANAGER_AT_MINISTRY)
                .with("If-Match", file.etag())
                .put(
                        "/v1/cases/" + file.id() + "/supervisor",
                        Map.of(
                                "supervisorId",
                                SUPERVISOR_AT_MINISTRY.subject().toString(),
                                "reason",
                                "The former one works in the field now"))
                .hasStatus(200);
        assertThat(named.raw().asString()).doesNotContain(file.<String>at("subjectId"));
        assertThat(gaps()).doesNotContain(file.id());
        as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id()).hasStatus(200);
        as(MANAGER_AT_MINISTRY).get("/v1/cases/" + file.id()).isProblem(404, "not-found");
        as(MANAGER_AT_UNHCR)
                .with("If-Match", named.etag())
                .put(
                        "/v1/cases/" + file.id() + "/supervisor",
                        Map.of("supervisorId", former, "reason", "Not ours at all"))
                .isProblem(404, "not-found");
    }

    @Test
    void a_worker_who_changes_the_agency_comes_with_their_licence_and_leaves_the_cases() {
        String account = UUID.randomUUID().toString();
        Answer worker = licensed(account, 25);
        as(MANAGER_AT_UNHCR)
                .put("/v1/workers/by-account/" + account, NAME)
                .isProblem(422, "invalid-fields")
                .names("#accountId", "unknown-account");

        signedIn(account, UNHCR, "caseworker");
        Answer theirs = as(MANAGER_AT_UNHCR)
                .put("/v1/workers/by-account/" + account, NAME)
                .hasStatus(200);

        assertThat(theirs.id()).isEqualTo(worker.id());
        assertThat(theirs.<String>at("agencyId")).isEqualTo(UNHCR);
        assertThat(theirs.<Boolean>at("licensed")).isTrue();
        as(SUPERVISOR_AT_MINISTRY).get("/v1/workers/" + worker.id()).isProblem(404, "not-found");
    }

    @Test
    void the_accounts_of_the_agency_are_listed_by_role() {
        String supervisor = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
        String elsewhere = signedIn(UUID.randomUUID().toString(), UNHCR, "supervisor");

        List<String> known = as(MANAGER_AT_MINISTRY)
                .get("/v1/accounts?role=supervisor&limit=200")
                .list("items.accountId");

        assertThat(known).contains(supervisor).doesNotContain(elsewhere);
        withToken(Tokens.of(UUID.randomUUID().toString(), MINISTRY, "caseworker"))
                .get("/v1/accounts")
                .isProblem(403, "not-allowed");
    }
}
