package org.wasl.cases.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AND_SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** What a supervisor does with a case without consent is decided by another supervisor of the agency, who reads why and to whom, and not the case. */
@QuarkusTest
class SecondSupervisorTest extends OversightTest {
    private static final String REASON = "The family is in danger where it lives";

    @ParameterizedTest
    @ValueSource(strings = {"GBV", "CHILD_PROTECTION", "DISABILITY"})
    void an_offer_on_a_supervisors_word_is_known_to_the_other_agency_once_a_second_person_has_approved_it(
            String programme) {
        Answer file = opened(programme);
        Answer offer = offered(file).hasStatus(201);
        assertThat(offer.<String>at("status")).isEqualTo("AWAITING_APPROVAL");

        isUnknownThere(offer);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/tasks?queue=AWAITING_APPROVAL&caseId=" + file.id())
                        .<String>list("items.assignee"))
                .containsExactly(CASEWORKER_AT_MINISTRY.subject().toString());
        Map<String, Object> waiting =
                waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get(0);
        assertThat(waiting)
                .containsEntry("kind", "TRANSFER")
                .containsEntry("reason", REASON)
                .containsEntry("toAgencyId", UNHCR)
                .containsEntry("allowedActions", List.of("approve", "reject"));

        decidedBySecond(file, "approve").hasStatus(200);

        Answer known =
                as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id()).hasStatus(200);
        assertThat(known.<String>at("status")).isEqualTo("OFFERED");
        accepted(known).hasStatus(200);
    }

    @Test
    void the_second_person_does_not_learn_of_the_restricted_case_itself() {
        Answer file = opened("GBV");
        offered(file).hasStatus(201);

        Api second = as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY);
        assertThat(waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).toString())
                .doesNotContain(file.id(), file.<String>at("subjectId"));
        decidedBySecond(file, "approve").hasStatus(200);

        for (String part : List.of("", "/approvals", "/transfers", "/notes", "/incidents")) {
            second.get(path(file) + part).isProblem(404, "not-found");
        }
        assertThat(waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)).isEmpty();
    }

    @Test
    void an_offer_that_a_second_person_rejects_is_taken_back_and_the_other_agency_never_knows() {
        Answer file = opened("GBV");
        Answer offer = offered(file).hasStatus(201);

        String key = UUID.randomUUID().toString();
        Map<String, Object> waiting =
                waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get(0);
        for (int time = 0; time < 2; time++) {
            assertThat(as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)
                            .with("Idempotency-Key", key)
                            .with("If-Match", "\"0\"")
                            .post("/v1/approvals/" + waiting.get("id") + "/reject", Map.of("comment", "No"))
                            .hasStatus(200)
                            .<String>at("status"))
                    .isEqualTo("REJECTED");
        }

        isUnknownThere(offer);
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path(file) + "/transfers").<String>list("items.status"))
                .containsExactly("REVOKED");
        offered(file).isProblem(409, "basis-refused");
    }

    @Test
    void an_undecided_offer_of_a_restricted_case_ends_after_three_days_and_is_not_repeated_beside_it() {
        Answer file = opened("GBV");
        Answer offer = offered(file).hasStatus(201);

        assertThat(Duration.between(offer.instant("createdAt"), offer.instant("expiresAt")))
                .isEqualTo(Duration.ofHours(72));
        offered(file).isProblem(409, "second-person-needed");
    }

    @Test
    void an_offer_that_was_taken_back_waits_for_nobody_and_may_be_made_anew() {
        Answer file = opened("GBV");
        Answer offer = offered(file).hasStatus(201);

        as(CASEWORKER_AT_MINISTRY)
                .step(offer, path(file) + "/transfers/" + offer.id() + "/revoke", null)
                .hasStatus(200);

        assertThat(waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)).isEmpty();
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path(file) + "/approvals").<String>list("items.status"))
                .contains("WITHDRAWN");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/tasks?queue=AWAITING_APPROVAL&caseId=" + file.id())
                        .<String>list("items.id"))
                .isEmpty();
        offered(file).hasStatus(201);
    }

    /** In an agency with one supervisor this is the way out. */
    @Test
    void what_a_supervisor_asked_for_is_a_task_of_the_one_who_is_named_after_them() {
        Answer file = opened("GBV");
        offered(file).hasStatus(201);
        String second = CASEWORKER_AND_SUPERVISOR_AT_MINISTRY.subject().toString();

        Answer now = as(SUPERVISOR_AT_MINISTRY).get(path(file));
        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", now.etag())
                .put(path(file) + "/supervisor", Map.of("supervisorId", second, "reason", "Goes on leave"))
                .hasStatus(200);

        assertThat(as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=AWAITING_APPROVAL&caseId=" + file.id())
                        .<String>list("items.assignee"))
                .contains(second);
    }

    @Test
    void a_basis_that_the_former_supervisor_asked_for_is_one_task_of_the_new_one() {
        Answer file = identified("GBV");
        as(SUPERVISOR_AT_MINISTRY)
                .step(file, path(file) + "/register", Map.of("legalBasis", "VITAL_INTEREST", "basisReason", REASON))
                .hasStatus(200);
        String second = CASEWORKER_AND_SUPERVISOR_AT_MINISTRY.subject().toString();

        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", as(SUPERVISOR_AT_MINISTRY).get(path(file)).etag())
                .put(path(file) + "/supervisor", Map.of("supervisorId", second, "reason", "Goes on leave"))
                .hasStatus(200);

        assertThat(as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=AWAITING_APPROVAL&caseId=" + file.id())
                        .<String>list("items.assignee"))
                .containsExactly(second);
    }

    @Test
    void a_grant_of_a_restricted_case_is_closed_by_another_supervisor() {
        Answer file = opened("GBV");
        Map<String, Object> body = new HashMap<>(Map.of(
                "granteeId",
                UNHCR,
                "granteeAccountId",
                CASEWORKER_AT_UNHCR.subject().toString(),
                "purpose",
                "CASE_MANAGEMENT",
                "categories",
                List.of("INCIDENTS", "SUBJECT"),
                "overrideReason",
                REASON,
                "validTo",
                TestClock.now().plusSeconds(86_400).toString()));
        as(SUPERVISOR_AT_MINISTRY).post(path(file) + "/grants", body).hasStatus(201);
        Api grantee = as(CASEWORKER_AT_UNHCR).with("X-Purpose", "CASE_MANAGEMENT");
        grantee.get(path(file) + "/incidents").hasStatus(200);

        assertThat(waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get(0))
                .containsEntry("kind", "SHARE_GRANT")
                .containsEntry("categories", List.of("SUBJECT", "INCIDENTS"))
                .containsEntry("toAccountId", CASEWORKER_AT_UNHCR.subject().toString());
        decidedBySecond(file, "reject").hasStatus(200);

        grantee.get(path(file) + "/incidents").isProblem(404, "not-found");
        as(SUPERVISOR_AT_MINISTRY).post(path(file) + "/grants", body).isProblem(409, "basis-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject"})
    void a_restricted_case_that_its_supervisor_opened_without_consent_is_decided_by_another(String decision) {
        Answer file = identified("GBV");
        as(SUPERVISOR_AT_MINISTRY)
                .step(file, path(file) + "/register", Map.of("legalBasis", "VITAL_INTEREST", "basisReason", REASON))
                .hasStatus(200);

        assertThat(waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get(0)).containsEntry("kind", "LEGAL_BASIS");
        decidedBySecond(file, decision).hasStatus(200);

        assertThat(read(file).<String>at("status")).isEqualTo("approve".equals(decision) ? "OPEN" : "IDENTIFIED");
    }

    @Test
    void who_worked_on_the_case_or_is_of_another_agency_or_asked_is_no_second_person() {
        Both former = Both.licensedWorker();
        Answer file = former.identifiesGbv();
        former.api().step(file, path(file) + "/register", onConsent(file)).hasStatus(200);
        goesTo(file, CASEWORKER_AT_MINISTRY.subject().toString());
        offered(file).hasStatus(201);

        Map<String, Object> waiting =
                waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get(0);
        assertThat(waiting(file, SUPERVISOR_AT_MINISTRY)).isEmpty();
        assertThat(waiting(file, SUPERVISOR_AT_UNHCR)).isEmpty();
        assertThat(former.api().get("/v1/approvals?limit=200").<String>list("items.id"))
                .doesNotContain((String) waiting.get("id"));
        as(MANAGER_AT_MINISTRY).get("/v1/approvals").isProblem(403, "not-allowed");
        String decision = "/v1/approvals/" + waiting.get("id") + "/approve";
        former.api().with("If-Match", "\"0\"").post(decision, Map.of()).isProblem(404, "not-found");
        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"0\"")
                .post(decision, Map.of())
                .isProblem(404, "not-found");
        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"0\"")
                .post(path(file) + decision.substring("/v1".length()), Map.of())
                .isProblem(409, "second-person-needed");
        as(SUPERVISOR_AT_UNHCR)
                .with("If-Match", "\"0\"")
                .post(decision, Map.of())
                .isProblem(404, "not-found");
    }

    /** What the owner asks for, the case's own supervisor decides: nobody else reads of it. */
    @Test
    void what_the_supervisor_of_the_case_may_decide_is_told_to_no_other_one() {
        Answer file = identified("GBV");
        step(file, "register", Map.of("legalBasis", "VITAL_INTEREST", "basisReason", REASON));

        assertThat(waiting(file, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)).isEmpty();
    }

    private static void isUnknownThere(Answer offer) {
        as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id()).isProblem(404, "not-found");
        accepted(offer).isProblem(404, "not-found");
        assertThat(as(SUPERVISOR_AT_UNHCR).get("/v1/transfers?limit=200").<String>list("items.id"))
                .doesNotContain(offer.id());
    }

    private static Answer offered(Answer file) {
        return as(SUPERVISOR_AT_MINISTRY)
                .post(
                        path(file) + "/transfers",
                        Map.of("toAgencyId", UNHCR, "reason", "The family moves", "overrideReason", REASON));
    }

    private static Answer accepted(Answer offer) {
        return as(SUPERVISOR_AT_UNHCR)
                .step(
                        offer,
                        "/v1/transfers/" + offer.id() + "/accept",
                        Map.of("ownerId", CASEWORKER_AT_UNHCR.subject().toString()));
    }
}
