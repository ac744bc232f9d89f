package org.wasl.cases.oversight;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;

/** Approvals, closures, merges and determinations: whoever did or asked for the work tries to decide about it, and is refused. */
@QuarkusTest
class ApprovalOversightTest extends OversightTest {
    private static final Map<String, Object> PLAN = Map.of(
            "agreedWithClient",
            true,
            "goals",
            List.of(Map.of(
                    "description",
                    "Walks to school",
                    "actions",
                    List.of(Map.of("serviceType", "DISABILITY_REHABILITATION")))));

    @Test
    void the_owner_who_also_is_a_supervisor_approves_their_own_assessment() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.submits(file, owner.assesses(file));
        owner.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void the_owner_who_also_is_a_supervisor_sends_their_own_assessment_back() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.submits(file, owner.assesses(file));
        owner.decides(file, "reject").isProblem(409, "second-person-needed");
    }

    @Test
    void whoever_asked_approves_after_the_case_went_to_another_owner() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.submits(file, owner.assesses(file));
        goesTo(file, CASEWORKER_AT_MINISTRY.subject().toString());
        owner.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void the_author_approves_what_the_next_owner_handed_in() {
        Both author = Both.licensedWorker();
        Both next = Both.licensedWorker();
        Answer file = author.opensCase();
        Answer assessment = author.assesses(file);
        goesTo(file, next.account());
        next.submits(file, assessment);
        author.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void a_supervisor_drafts_the_plan_and_approves_it_after_the_owner_handed_it_in() {
        Both owner = Both.licensedWorker();
        Both supervisor = Both.licensedWorker();
        Answer file = owner.opensCase();
        String plans = path(file) + "/plans";
        Answer plan = supervisor.api().post(plans, PLAN).hasStatus(201);
        owner.api().step(plan, plans + "/" + plan.id() + "/submit", null).hasStatus(200);
        supervisor.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void a_supervisor_lowers_a_high_risk_and_approves_it() {
        Both owner = Both.licensedWorker();
        Both supervisor = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.findsRisk(file, "HIGH");
        supervisor.findsRisk(file, "LOW");
        supervisor.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void the_owner_approves_the_closure_that_they_asked_for() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.findsRisk(file, "LOW");
        owner.step(file, "complete-assessment", null);
        endTasks(file);
        owner.step(file, "closure", CLOSURE);
        owner.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void the_owner_approves_the_legal_basis_on_which_they_opened_the_case() {
        Both owner = Both.licensedWorker();
        Answer file = owner.identifies(null).hasStatus(201);
        owner.step(file, "register", Map.of("legalBasis", "VITAL_INTEREST", "basisReason", "The person is in danger"));
        owner.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void the_supervisor_approves_the_legal_basis_on_which_they_opened_the_case() {
        Both supervisor = Both.licensedWorker();
        Answer file = Both.licensedWorker().identifies(null).hasStatus(201);
        supervisor.step(
                file, "register", Map.of("legalBasis", "LEGAL_OBLIGATION", "basisReason", "The court has ordered it"));
        supervisor.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void who_stands_in_for_the_owner_asks_and_approves_as_a_supervisor() {
        Both owner = Both.licensedWorker();
        Both standIn = Both.licensedWorker();
        Answer file = owner.opensCase();
        away(owner, standIn);
        standIn.submits(file, standIn.assesses(file));
        standIn.decides(file, "approve").isProblem(409, "second-person-needed");
    }

    @Test
    void whoever_wrote_the_report_decides_on_the_best_interests_after_the_case_went_on() {
        Both author = Both.licensedWorker();
        Answer file = author.opensCase();
        String all = path(file) + "/best-interests";
        Answer bia = author.api()
                .post(all, Map.of("kind", "BIA", "reason", "CUSTODY"))
                .hasStatus(201);
        String one = all + "/" + bia.id();
        Answer gathering = author.api().step(bia, one + "/gather", null).hasStatus(200);
        Answer drafted = author.api()
                .step(gathering, one + "/draft-report", Map.of("childViews", "Stay with the aunt", "report", "Stay"))
                .hasStatus(200);
        goesTo(file, CASEWORKER_AT_MINISTRY.subject().toString());
        author.api().step(drafted, one + "/decide", Map.of("decision", "Stay")).isProblem(409, "second-person-needed");
    }

    @Test
    void whoever_proposed_a_merge_confirms_it() {
        Both owner = Both.licensedWorker();
        Answer one = owner.opensCase();
        Answer other = owner.api()
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(one.at("subjectId"), "DISABILITY"))
                .hasStatus(201);
        Api manager = withToken(Tokens.of(owner.account(), MINISTRY, "agency-manager"));
        Answer merge = manager.post(path(one) + "/merges", Map.of("caseId", other.id(), "reason", "same matter"))
                .hasStatus(201);
        manager.step(merge, path(one) + "/merges/" + merge.id() + "/confirm", null)
                .isProblem(409, "second-person-needed");
    }

    private static void endTasks(Answer file) {
        as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/tasks?queue=TEAM&caseId=" + file.id())
                .<Map<String, Object>>list("items")
                .forEach(task -> as(SUPERVISOR_AT_MINISTRY)
                        .with("If-Match", "\"" + task.get("version") + "\"")
                        .post("/v1/tasks/" + task.get("id") + "/cancel", null)
                        .hasStatus(200));
    }
}
