package org.wasl.cases.oversight;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** Rules that a supervisor may set aside for others: for their own work each is tried, and refused. */
@QuarkusTest
class OverrideOversightTest extends OversightTest {
    @Test
    void a_supervisor_gives_themselves_a_case_against_the_rule() {
        Both unlicensed = Both.worker();
        Answer file = Both.licensedWorker().opensCase();
        unlicensed
                .api()
                .step(
                        unlicensed.read(file),
                        path(file) + "/assignments",
                        Map.of("ownerId", unlicensed.account(), "reason", "mine", "overrideReason", "I can"))
                .isProblem(409, "second-person-needed");
    }

    @Test
    void an_owner_without_a_licence_opens_their_case_by_an_override() {
        Both unlicensed = Both.worker();
        Answer file = unlicensed.identifies(null);
        unlicensed
                .api()
                .step(
                        file,
                        path(file) + "/register",
                        Map.of(
                                "legalBasis",
                                "CONSENT",
                                "consentId",
                                FakeRegistry.recorded(file.at("subjectId"), MINISTRY),
                                "overrideReason",
                                "I can"))
                .isProblem(409, "worker-not-available");
    }

    @Test
    void an_owner_opens_their_case_to_another_agency_by_an_override() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.api().post(path(file) + "/grants", grant(UNHCR)).isProblem(403, "not-allowed");
    }

    @Test
    void a_case_is_opened_to_the_own_agency_past_its_circle() {
        as(SUPERVISOR_AT_MINISTRY)
                .post(path(opened("CHILD_PROTECTION")) + "/grants", grant(MINISTRY))
                .isProblem(422, "invalid-fields");
    }

    @Test
    void a_duplicate_is_made_while_a_decision_about_the_first_case_waits() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.submits(file, owner.assesses(file));
        owner.api()
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(file.at("subjectId"), "DISABILITY"))
                .isProblem(409, "second-person-needed");
    }

    @Test
    void an_approval_of_before_the_closure_serves_after_reopening() {
        Answer file = opened("DISABILITY");
        String all = path(file) + "/assessments";
        Answer assessment = as(CASEWORKER_AT_MINISTRY).post(all, ASSESSMENT).hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .step(assessment, all + "/" + assessment.id() + "/submit", null)
                .hasStatus(200);
        decided(file, "approve");
        step(riskOf(file, "LOW"), "complete-assessment", null);
        planned(file);
        step(read(file), "closure", CLOSURE);
        decided(file, "approve");
        step(read(file), "reopen", Map.of("reason", "Came back"));
        as(CASEWORKER_AT_MINISTRY)
                .step(riskOf(file, "HIGH"), path(file) + "/complete-assessment", null)
                .isProblem(409, "assessment-not-approved");
    }

    private static Map<String, Object> grant(String agency) {
        return Map.of(
                "granteeId",
                agency,
                "purpose",
                "CASE_MANAGEMENT",
                "categories",
                List.of("SUBJECT"),
                "overrideReason",
                "Vital interest",
                "validTo",
                TestClock.now().plusSeconds(86_400).toString());
    }
}
