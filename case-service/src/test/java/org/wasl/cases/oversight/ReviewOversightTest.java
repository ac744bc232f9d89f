package org.wasl.cases.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;

/** Ways around a review or an open task: each is tried, and refused. */
@QuarkusTest
class ReviewOversightTest extends OversightTest {
    @Test
    void whoever_opened_a_case_in_an_emergency_reviews_it() {
        Answer file = opened("GBV");
        Both colleague = Both.worker();
        Answer opening = colleague.opensInEmergency(file);
        colleague
                .api()
                .step(
                        opening,
                        path(file) + "/break-glass/" + opening.id() + "/review",
                        Map.of("justified", true, "comment", "I had to"))
                .isProblem(403, "not-allowed");
    }

    @Test
    void the_owner_reviews_who_opened_their_case() {
        Both owner = Both.licensedWorker();
        Answer file = owner.identifies(SUPERVISOR_AT_MINISTRY.subject().toString(), "GBV");
        Answer opening = Both.worker().opensInEmergency(file);
        owner.api()
                .step(
                        opening,
                        path(file) + "/break-glass/" + opening.id() + "/review",
                        Map.of("justified", true, "comment", "My friend"))
                .isProblem(403, "not-allowed");
    }

    @Test
    void the_task_of_a_review_is_cancelled_instead() {
        Answer file = opened("GBV");
        Both.worker().opensInEmergency(file);
        endTask(file, "BREAK_GLASS_REVIEW", "cancel").isProblem(409, "illegal-step");
    }

    @Test
    void the_task_of_an_approval_is_completed_instead() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        owner.submits(file, owner.assesses(file));
        endTask(file, "APPROVAL", "complete").isProblem(409, "illegal-step");
    }

    @Test
    void a_case_is_closed_before_its_opening_was_reviewed() {
        Answer file = opened("GBV");
        Both.worker().opensInEmergency(file);
        step(riskOf(file, "LOW"), "complete-assessment", null);
        planned(file);
        as(CASEWORKER_AT_MINISTRY)
                .step(read(file), path(file) + "/closure", CLOSURE)
                .isProblem(409, "closure-objections");
    }

    @Test
    void after_an_opening_without_need_the_same_account_opens_the_next_case() {
        Answer file = opened("GBV");
        Both colleague = Both.worker();
        Answer opening = colleague.opensInEmergency(file);
        as(SUPERVISOR_AT_MINISTRY)
                .step(
                        opening,
                        path(file) + "/break-glass/" + opening.id() + "/review",
                        Map.of("justified", false, "comment", "No need"))
                .hasStatus(200);
        colleague.api().post(path(opened("GBV")) + "/break-glass", EMERGENCY).isProblem(403, "break-glass-refused");
    }

    @Test
    void an_owner_who_also_is_a_supervisor_cancels_their_own_open_work_before_closing() {
        Both owner = Both.licensedWorker();
        Answer file = owner.opensCase();
        Map<String, Object> task = owner.api()
                .get("/v1/tasks?caseId=" + file.id())
                .<Map<String, Object>>list("items")
                .get(0);
        owner.api()
                .with("If-Match", "\"" + task.get("version") + "\"")
                .post("/v1/tasks/" + task.get("id") + "/cancel", null)
                .isProblem(409, "illegal-step");
    }

    private static Answer endTask(Answer file, String type, String step) {
        Map<String, Object> task = as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/tasks?queue=TEAM&type=" + type + "&caseId=" + file.id())
                .<Map<String, Object>>list("items")
                .get(0);
        assertThat(task.get("allowedActions").toString()).doesNotContain("cancel", "complete");
        return as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "\"" + task.get("version") + "\"")
                .post("/v1/tasks/" + task.get("id") + "/" + step, null);
    }
}
