package org.wasl.cases.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AND_SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.CASEWORKER_IN_IRBID;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.cases.RegistryNews;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Parts of a case opened to another agency: on a consent, until a time, and no more than was named. */
@QuarkusTest
class SharingTest extends CaseTest {
    @AfterEach
    void registryIsBack() {
        FakeRegistry.isDown(false);
    }

    @Test
    void another_agency_sees_what_was_granted_and_what_is_hidden_is_named() {
        String consent = UUID.randomUUID().toString();
        Answer file = consentedCase("DISABILITY", consent);
        String path = "/v1/cases/" + file.id();
        grantee().get(path).isProblem(404, "not-found");

        Answer grant = as(CASEWORKER_AT_MINISTRY)
                .post(path + "/grants", grant("SUBJECT", "ASSESSMENTS"))
                .hasStatus(201);
        assertThat(grant.<String>at("consentId")).isEqualTo(consent);

        Answer seen = grantee().get(path).hasStatus(200);
        assertThat(seen.<String>at("subjectId")).isEqualTo(file.at("subjectId"));
        assertThat(seen.<Object>at("riskLevel")).isNull();
        assertThat(seen.<List<String>>at("redactions"))
                .contains("RISK", "PLANS")
                .doesNotContain("SUBJECT");
        assertThat(seen.<List<String>>at("allowedActions")).isEmpty();
        grantee().get(path + "/assessments").hasStatus(200);
        grantee().get(path + "/plans").isProblem(403, "not-allowed");
        grantee()
                .step(seen, path + "/register", Map.of("legalBasis", "VITAL_INTEREST"))
                .isProblem(403, "not-allowed");
        assertThat(grantee().get("/v1/cases?scope=GRANTED&limit=200").<String>list("items.id"))
                .contains(file.id());
        assertThat(grantee().get("/v1/cases?limit=200").<String>list("items.id"))
                .doesNotContain(file.id());
        assertThat(grantee().get("/v1/tasks?queue=TEAM&limit=200").<String>list("items.caseId"))
                .doesNotContain(file.id());
        as(CASEWORKER_IN_IRBID).get(path).isProblem(404, "not-found");

        Answer revoked = as(CASEWORKER_AT_MINISTRY)
                .step(grant, path + "/grants/" + grant.id() + "/revoke", null)
                .hasStatus(200);
        grantee().get(path).isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY)
                .step(revoked, path + "/grants/" + grant.id() + "/revoke", null)
                .isProblem(409, "illegal-step");
    }

    @Test
    void how_the_agency_runs_the_case_is_granted_to_nobody() {
        Answer file = consentedCase("DISABILITY", UUID.randomUUID().toString());
        String path = "/v1/cases/" + file.id();
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/grants", grant("SUBJECT", "MANAGEMENT"))
                .isProblem(422, "invalid-fields")
                .names("/categories", "not-grantable");
        as(CASEWORKER_AT_MINISTRY).post(path + "/grants", grant("TASKS")).hasStatus(201);

        grantee().get("/v1/tasks?caseId=" + file.id()).hasStatus(200);
        for (String part : List.of("approvals", "assignments", "grants", "transfers")) {
            grantee().get(path + "/" + part).isProblem(403, "not-allowed");
            as(CASEWORKER_AT_MINISTRY).get(path + "/" + part).hasStatus(200);
        }
        assertThat(grantee().get(path).<List<String>>at("redactions")).contains("MANAGEMENT");
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).<List<String>>at("redactions"))
                .isEmpty();
    }

    @Test
    void what_was_granted_is_open_for_the_purpose_of_the_grant_and_for_no_other() {
        Answer file = consentedCase("DISABILITY", UUID.randomUUID().toString());
        String path = "/v1/cases/" + file.id();
        Map<String, Object> body = grant("SUBJECT", "NOTES");
        body.put("level", "CONTRIBUTE");
        as(CASEWORKER_AT_MINISTRY).post(path + "/grants", body).hasStatus(201);
        grantee().get(path + "/notes").hasStatus(200);

        for (Api other :
                List.of(as(CASEWORKER_AT_UNHCR), as(CASEWORKER_AT_UNHCR).with("X-Purpose", "STATISTICS"))) {
            other.get(path).isProblem(404, "not-found");
            other.get(path + "/notes").isProblem(404, "not-found");
            other.post(path + "/notes", Map.of("kind", "OBSERVATION", "text", "Seen at the camp"))
                    .isProblem(404, "not-found");
            assertThat(other.get("/v1/cases?scope=GRANTED&limit=200").<String>list("items.id"))
                    .doesNotContain(file.id());
        }
    }

    @Test
    void who_was_asked_to_contribute_adds_notes_and_visits_and_decides_nothing() {
        Answer file = consentedCase("DISABILITY", UUID.randomUUID().toString());
        String path = "/v1/cases/" + file.id();
        Map<String, Object> body = grant("SUBJECT", "NOTES", "FOLLOW_UPS", "RISK", "PLANS", "ASSESSMENTS");
        body.put("level", "CONTRIBUTE");
        as(CASEWORKER_AT_MINISTRY).post(path + "/grants", body).hasStatus(201);
        grantee()
                .post(path + "/notes", Map.of("kind", "OBSERVATION", "text", "Seen at the camp"))
                .hasStatus(201);
        Answer visit = grantee()
                .post(
                        path + "/follow-ups",
                        Map.of(
                                "type",
                                "HOME_VISIT",
                                "plannedAt",
                                TestClock.now().toString()))
                .hasStatus(201);
        grantee()
                .step(visit, path + "/follow-ups/" + visit.id() + "/complete", Map.of("outcome", "well"))
                .hasStatus(200);
        grantee()
                .step(
                        grantee().get(path).hasStatus(200),
                        path + "/risk-assessments",
                        Map.of("level", "LOW", "criteria", List.of(), "rationale", "not theirs to say"))
                .isProblem(403, "not-allowed");
        grantee()
                .post(
                        path + "/plans",
                        Map.of(
                                "agreedWithClient",
                                true,
                                "goals",
                                List.of(Map.of(
                                        "description", "theirs", "actions", List.of(Map.of("serviceType", "MHPSS"))))))
                .isProblem(403, "not-allowed");
        grantee()
                .post(
                        path + "/assessments",
                        Map.of("type", "INITIAL", "domains", List.of(Map.of("code", "HEALTH", "severity", 1))))
                .isProblem(403, "not-allowed");
        grantee().post(path + "/flags", Map.of("code", "OTHER", "text", "x")).isProblem(403, "not-allowed");
    }

    @Test
    void who_was_asked_to_contribute_writes_in_the_parts_that_were_opened_only() {
        Answer file = consentedCase("DISABILITY", UUID.randomUUID().toString());
        String path = "/v1/cases/" + file.id();
        Map<String, Object> body = grant("SUBJECT", "NOTES");
        body.put("level", "CONTRIBUTE");
        as(CASEWORKER_AT_MINISTRY).post(path + "/grants", body).hasStatus(201);

        grantee()
                .post(path + "/notes", Map.of("kind", "OBSERVATION", "text", "Seen at the camp"))
                .hasStatus(201);
        grantee()
                .post(
                        path + "/follow-ups",
                        Map.of(
                                "type",
                                "HOME_VISIT",
                                "plannedAt",
                                TestClock.now().toString()))
                .isProblem(403, "not-allowed");
        grantee()
                .post(path + "/attachments", Map.of("fileName", "letter.pdf", "mediaType", "PDF"))
                .isProblem(403, "not-allowed");
        grantee()
                .post(path + "/services", Map.of("serviceType", "ASSISTIVE_DEVICE"))
                .isProblem(403, "not-allowed");
    }

    /** Neither does whoever may not grant learn from the answer whether the person consented. */
    @Test
    void who_may_not_grant_is_told_so_before_the_registry_is_asked() {
        Answer file = opened("DISABILITY");

        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/grants", grant("SUBJECT"))
                .isProblem(403, "not-allowed");
    }

    @Test
    void without_consent_only_a_supervisor_grants_and_says_why() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id() + "/grants";

        as(CASEWORKER_AT_MINISTRY).post(path, grant("SUBJECT")).isProblem(409, "consent-required");
        Map<String, Object> body = grant("SUBJECT");
        body.put("overrideReason", "Court order 17/2026");
        as(CASEWORKER_AT_MINISTRY).post(path, body).isProblem(403, "not-allowed");
        as(SUPERVISOR_AT_MINISTRY).post(path, body).hasStatus(201);
    }

    @Test
    void what_a_supervisor_opens_without_consent_has_a_reason_and_an_end_and_a_second_person_who_may_close_it() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id();
        Map<String, Object> body = grant("SUBJECT", "SERVICES");
        body.put("overrideReason", "x");
        as(SUPERVISOR_AT_MINISTRY).post(path + "/grants", body).isProblem(422, "invalid-fields");
        body.put("overrideReason", " ".repeat(20));
        as(SUPERVISOR_AT_MINISTRY).post(path + "/grants", body).isProblem(422, "invalid-fields");
        body.put("overrideReason", "Court order 17/2026");
        body.put("validTo", TestClock.now().plus(Duration.ofDays(31)).toString());
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .post(path + "/grants", body)
                        .isProblem(422, "invalid-fields")
                        .<String>list("errors.code"))
                .containsExactly("longer-than-basis");
        body.put("validTo", TestClock.now().plus(Duration.ofDays(20)).toString());
        Answer grant = as(SUPERVISOR_AT_MINISTRY).post(path + "/grants", body).hasStatus(201);
        Api grantee = as(CASEWORKER_AT_UNHCR).with("X-Purpose", "CASE_MANAGEMENT");
        grantee.get(path).hasStatus(200);

        as(SUPERVISOR_AT_MINISTRY).post(path + "/grants", body).isProblem(409, "second-person-needed");

        Answer approvals = as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).get(path + "/approvals");
        Map<String, Object> asked = approvals.<Map<String, Object>>list("items").stream()
                .filter(approval -> "SHARE_GRANT".equals(approval.get("kind")))
                .findFirst()
                .orElseThrow();
        assertThat(asked.get("subjectId")).isEqualTo(grant.id());
        String decision = path + "/approvals/" + asked.get("id") + "/reject";
        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"0\"")
                .post(decision, Map.of())
                .isProblem(409, "second-person-needed");

        // The manager may also name another supervisor for the case.
        as(MANAGER_AT_MINISTRY)
                .with("If-Match", "*")
                .put(
                        path + "/supervisor",
                        Map.of(
                                "supervisorId",
                                CASEWORKER_AND_SUPERVISOR_AT_MINISTRY.subject().toString(),
                                "reason",
                                "Looks at what was opened"))
                .hasStatus(200);
        as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"0\"")
                .post(decision, Map.of("comment", "The court did not ask for it"))
                .hasStatus(200);

        grantee.get(path).isProblem(404, "not-found");
    }

    @Test
    void while_the_registry_is_away_nothing_is_granted() {
        Answer file = opened("DISABILITY");
        FakeRegistry.isDown(true);

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/grants", grant("SUBJECT"))
                .isProblem(503, "dependency-unavailable");
    }

    @Test
    void a_withdrawn_consent_ends_what_rests_on_it() {
        String consent = UUID.randomUUID().toString();
        Answer file = consentedCase("DISABILITY", consent);
        String path = "/v1/cases/" + file.id();
        as(CASEWORKER_AT_MINISTRY).post(path + "/grants", grant("SUBJECT")).hasStatus(201);
        grantee().get(path).hasStatus(200);

        RegistryNews.consentWithdrawn(file.at("subjectId"), consent);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> grantee().get(path).raw().statusCode() == 404);
    }

    /** As when it was replaced for this recipient by one that has ended. */
    @Test
    void a_consent_that_opens_nothing_to_the_grantee_any_more_ends_what_rests_on_it() {
        String consent = UUID.randomUUID().toString();
        Answer file = consentedCase("DISABILITY", consent);
        String path = "/v1/cases/" + file.id();
        as(CASEWORKER_AT_MINISTRY).post(path + "/grants", grant("SUBJECT")).hasStatus(201);

        opens(file, consent, MINISTRY, "");
        opens(file, consent, UNHCR, "\"IDENTITY\"");
        grantee().get(path).hasStatus(200);
        opens(file, consent, UNHCR, "");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> grantee().get(path).raw().statusCode() == 404);
    }

    private static void opens(Answer file, String consent, String recipient, String groups) {
        RegistryNews.consentOpens(
                file.at("subjectId"), consent, (String) grant("SUBJECT").get("purpose"), recipient, groups);
    }

    @Test
    void a_restricted_case_is_opened_to_a_named_person_only() {
        String consent = UUID.randomUUID().toString();
        Answer file = consentedCase("GBV", consent);
        String path = "/v1/cases/" + file.id();
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/grants", grant("SUBJECT"))
                .isProblem(422, "invalid-fields")
                .names("/granteeAccountId", "named-person-required");
        Map<String, Object> body = grant("SUBJECT");
        for (String notTheirs : List.of(SUPERVISOR_AT_MINISTRY.subject().toString(), "nobody")) {
            body.put("granteeAccountId", notTheirs);
            as(CASEWORKER_AT_MINISTRY)
                    .post(path + "/grants", body)
                    .isProblem(422, "invalid-fields")
                    .names("/granteeAccountId", "unknown-account");
        }
        body.put("granteeAccountId", CASEWORKER_AT_UNHCR.subject().toString());
        as(CASEWORKER_AT_MINISTRY).post(path + "/grants", body).hasStatus(201);

        grantee().get(path).hasStatus(200);
        as(SUPERVISOR_AT_UNHCR).with("X-Purpose", "CASE_MANAGEMENT").get(path).isProblem(404, "not-found");
    }

    private static Api grantee() {
        return as(CASEWORKER_AT_UNHCR).with("X-Purpose", "CASE_MANAGEMENT");
    }

    private static Answer consentedCase(String programme, String consent) {
        Answer file = opened(programme);
        FakeRegistry.consents(file.at("subjectId"), UNHCR, consent);
        return file;
    }

    private static Map<String, Object> grant(String... categories) {
        Map<String, Object> body = new HashMap<>();
        body.put("granteeId", UNHCR);
        body.put("purpose", "CASE_MANAGEMENT");
        body.put("categories", List.of(categories));
        body.put("validTo", TestClock.now().plus(Duration.ofDays(30)).toString());
        return body;
    }
}
