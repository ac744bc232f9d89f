package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class FromFirstContactToClosureTest extends CaseTest {
    @AfterEach
    void registryIsBack() {
        FakeRegistry.isDown(false);
    }

    @Test
    void a_case_is_opened_assessed_planned_and_closed_with_the_supervisors_approval() {
        Answer file = opened("DISABILITY");
        assertThat(file.<String>at("status")).isEqualTo("OPEN");
        assertThat(file.<String>at("stage")).isEqualTo("ASSESSMENT");
        file = riskOf(file, "MEDIUM");
        file = step(file, "complete-assessment", null);
        assertThat(file.<String>at("stage")).isEqualTo("CASE_PLANNING");
        Answer plan = planned(file);
        assertThat(plan.<String>at("status")).isEqualTo("ACTIVE");
        assertThat(read(file).<String>at("stage")).isEqualTo("IMPLEMENTATION");

        step(read(file), "closure", Map.of("reason", "GOALS_ACHIEVED", "summary", "All done"));
        assertThat(read(file).<String>at("status")).isEqualTo("PENDING_CLOSURE");
        decided(file, "approve");

        Answer closed = read(file);
        assertThat(closed.<String>at("status")).isEqualTo("CLOSED");
        assertThat(closed.<String>at("closureReason")).isEqualTo("GOALS_ACHIEVED");
        assertThat(closed.<List<String>>at("allowedActions")).containsExactly("reopen");
        for (Map<String, Object> patch :
                List.of(Map.<String, Object>of(), Map.<String, Object>of("concerns", List.of("neglect")))) {
            as(CASEWORKER_AT_MINISTRY)
                    .patch("/v1/cases/" + file.id(), closed.etag(), patch)
                    .isProblem(409, "case-not-open");
        }
    }

    @Test
    void all_that_stands_against_closing_is_told_at_once() {
        Answer file = riskOf(opened("DISABILITY"), "HIGH");

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .step(
                        file,
                        "/v1/cases/" + file.id() + "/closure",
                        Map.of("reason", "CLIENT_REQUEST", "summary", "asked"))
                .isProblem(409, "closure-objections");

        assertThat(refused.<String>list("objections")).containsExactly("open-high-risk", "open-task");
    }

    @Test
    void a_high_risk_needs_an_approved_assessment_and_goes_down_only_with_approval() {
        Answer file = riskOf(opened("DISABILITY"), "HIGH");
        String path = "/v1/cases/" + file.id();
        as(CASEWORKER_AT_MINISTRY)
                .step(file, path + "/complete-assessment", null)
                .isProblem(409, "assessment-not-approved");
        Answer assessment = as(CASEWORKER_AT_MINISTRY)
                .post(
                        path + "/assessments",
                        Map.of(
                                "type",
                                "COMPREHENSIVE",
                                "domains",
                                List.of(Map.of("code", "HEALTH", "severity", 3, "needs", "wheelchair"))))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .step(assessment, path + "/assessments/" + assessment.id() + "/submit", null)
                .hasStatus(200);
        decided(file, "approve");
        step(read(file), "complete-assessment", null);

        Answer still = riskOf(file, "LOW");
        assertThat(still.<String>at("riskLevel")).isEqualTo("HIGH");
        decided(file, "approve");
        assertThat(read(file).<String>at("riskLevel")).isEqualTo("LOW");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(path + "/assessments/" + assessment.id())
                        .<String>at("domains[0].needs"))
                .isEqualTo("wheelchair");
    }

    @Test
    void without_a_risk_level_there_is_no_planning() {
        Answer file = opened("DISABILITY");

        as(CASEWORKER_AT_MINISTRY)
                .step(file, "/v1/cases/" + file.id() + "/complete-assessment", null)
                .isProblem(409, "risk-not-assessed");
    }

    @Test
    void an_illegal_step_names_the_legal_ones_and_changes_nothing() {
        Answer file = identified("DISABILITY");

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .step(file, "/v1/cases/" + file.id() + "/resume", null)
                .isProblem(409, "illegal-step");

        assertThat(refused.<String>list("allowedActions")).contains("register", "screen-out");
        assertThat(read(file).etag()).isEqualTo(file.etag());
    }

    @Test
    void registering_on_consent_asks_which_consent() {
        Answer file = identified("DISABILITY");

        as(CASEWORKER_AT_MINISTRY)
                .step(file, "/v1/cases/" + file.id() + "/register", Map.of("legalBasis", "CONSENT"))
                .isProblem(422, "invalid-fields")
                .names("/consentId", "not-null");
    }

    @Test
    void a_running_case_of_the_person_is_shown_before_another_is_made() {
        String person = somebody();
        Answer first = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(person, "DISABILITY"))
                .hasStatus(201);

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(person, "DISABILITY"))
                .isProblem(409, "possible-duplicate");

        assertThat(refused.<String>list("candidates")).containsExactly(first.id());
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases?confirmNew=SEPARATE_MATTER", caseOf(person, "DISABILITY"))
                .hasStatus(201);
    }

    @Test
    void an_unknown_person_is_a_mistake_and_an_absent_registry_is_an_outage() {
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(UUID.randomUUID().toString(), "DISABILITY"))
                .isProblem(422, "invalid-fields")
                .names("/subjectId", "unknown-person");
        FakeRegistry.isDown(true);
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(somebody(), "DISABILITY"))
                .isProblem(503, "dependency-unavailable");
    }

    @Test
    void a_completed_referral_closes_the_plan_action_that_asked_for_it() {
        Answer file = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
        Answer plan = planned(file);
        String action = plan.at("goals[0].actions[0].id");
        String referral = UUID.randomUUID().toString();

        Topic.send("wasl.referral.events", referral, moved(referral, MINISTRY, file.id(), action, "SENT", null));
        await().atMost(Duration.ofSeconds(20)).until(() -> statusOf(file, plan).equals("REFERRED"));
        as(CASEWORKER_AT_MINISTRY)
                .step(
                        read(file),
                        "/v1/cases/" + file.id() + "/closure",
                        Map.of("reason", "GOALS_ACHIEVED", "summary", "x"))
                .isProblem(409, "closure-objections");

        Topic.send(
                "wasl.referral.events",
                referral,
                moved(referral, MINISTRY, file.id(), action, "COMPLETED", "SERVICE_RECEIVED"));
        await().atMost(Duration.ofSeconds(20)).until(() -> statusOf(file, plan).equals("DONE"));
    }

    @Test
    void a_service_goes_where_its_referral_goes() {
        Answer file = opened("DISABILITY");
        String done = UUID.randomUUID().toString();
        String declined = UUID.randomUUID().toString();

        Topic.send("wasl.referral.events", done, moved(done, MINISTRY, file.id(), null, "SENT", null));
        Topic.send("wasl.referral.events", declined, moved(declined, MINISTRY, file.id(), null, "SENT", null));
        Topic.send("wasl.referral.events", done, moved(done, MINISTRY, file.id(), null, "COMPLETED", null));
        Topic.send("wasl.referral.events", declined, moved(declined, MINISTRY, file.id(), null, "DECLINED", null));

        String services = "/v1/cases/" + file.id() + "/services";
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(CASEWORKER_AT_MINISTRY).get(services).<String>list("items.status"),
                        statuses ->
                                statuses.size() == 2 && statuses.containsAll(List.of("DELIVERED", "NOT_DELIVERED")));
        Answer both = as(CASEWORKER_AT_MINISTRY).get(services);
        assertThat(both.<String>list("items.referralId")).containsExactlyInAnyOrder(done, declined);
        assertThat(both.<String>list("items.referralEnded")).containsExactlyInAnyOrder(null, "DECLINED");
        assertThat(both.<List<String>>list("items.allowedActions")).containsOnly(List.of());
    }

    @Test
    void goals_are_met_or_not_and_the_closure_says_how_many() {
        Answer file = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
        Answer plan = planned(file);
        String path = "/v1/cases/" + file.id() + "/plans/" + plan.id();
        String goal = plan.at("goals[0].id");
        as(CASEWORKER_AT_MINISTRY)
                .with("If-Match", plan.etag())
                .put(path + "/goals/" + UUID.randomUUID() + "/outcome", Map.of("outcome", "PARTLY"))
                .isProblem(404, "not-found");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .with("If-Match", plan.etag())
                        .put(path + "/goals/" + goal + "/outcome", Map.of("outcome", "PARTLY"))
                        .hasStatus(200)
                        .<String>at("goals[0].outcome"))
                .isEqualTo("PARTLY");

        Answer asked = step(read(file), "closure", Map.of("reason", "CLIENT_REQUEST", "summary", "half of the way"));

        assertThat(asked.<Integer>at("goalsMet")).isEqualTo(50);
    }

    @Test
    void a_closure_that_is_returned_leaves_nothing_behind() {
        Answer file = riskOf(opened("DISABILITY"), "LOW");
        file = step(file, "complete-assessment", null);
        planned(file);
        step(
                read(file),
                "closure",
                Map.of(
                        "reason",
                        "GOALS_ACHIEVED",
                        "summary",
                        "x",
                        "clientInformed",
                        true,
                        "safetyAtClosure",
                        "safe at home",
                        "followUpAfter",
                        TestClock.today().plusDays(30).toString()));
        decided(file, "reject");

        Answer back = read(file);
        assertThat(back.<String>at("status")).isEqualTo("OPEN");
        for (String part : List.of(
                "closureReason", "closureSummary", "clientInformed", "safetyAtClosure", "followUpAfter", "goalsMet")) {
            assertThat(back.<Object>at(part)).as(part).isNull();
        }
    }

    @Test
    void the_referral_of_another_agency_does_not_move_our_plan() {
        Answer file = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
        Answer plan = planned(file);
        String action = plan.at("goals[0].actions[0].id");
        String foreign = UUID.randomUUID().toString();
        String ours = UUID.randomUUID().toString();

        Topic.send("wasl.referral.events", foreign, moved(foreign, UNHCR, file.id(), action, "SENT", null));
        Topic.send("wasl.referral.events", foreign, moved(ours, MINISTRY, file.id(), action, "SENT", null));

        await().atMost(Duration.ofSeconds(20)).until(() -> statusOf(file, plan).equals("REFERRED"));
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases/" + file.id() + "/plans/" + plan.id())
                        .<String>at("goals[0].actions[0].referralId"))
                .isEqualTo(ours);
    }

    @Test
    void tasks_come_and_go_with_the_steps() {
        Answer file = identified("DISABILITY");
        String mine = "/v1/tasks?caseId=" + file.id();
        Answer first = as(CASEWORKER_AT_MINISTRY).get(mine);
        assertThat(first.<String>list("items.type")).containsExactly("FIRST_RESPONSE");
        assertThat(Instant.parse(first.<String>at("items[0].dueAt")))
                .isBetween(
                        TestClock.now().plus(Duration.ofHours(23)),
                        TestClock.now().plus(Duration.ofHours(24)));
        file = step(file, "register", onConsent(file));
        assertThat(as(CASEWORKER_AT_MINISTRY).get(mine).<String>list("items.type"))
                .containsExactly("ASSESSMENT");
        step(riskOf(file, "LOW"), "complete-assessment", null);
        assertThat(as(CASEWORKER_AT_MINISTRY).get(mine).<String>list("items.type"))
                .containsExactly("PLAN");
        planned(file);
        assertThat(as(CASEWORKER_AT_MINISTRY).get(mine).<String>list("items.type"))
                .containsExactlyInAnyOrder("FOLLOW_UP", "REVIEW");
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/tasks?queue=TEAM&caseId=" + file.id())
                        .list("items"))
                .isEmpty();
    }

    @Test
    void a_plan_under_another_case_is_not_found() {
        Answer one = step(riskOf(opened("DISABILITY"), "LOW"), "complete-assessment", null);
        Answer other = opened("DISABILITY");
        Answer plan = planned(one);

        as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/cases/" + other.id() + "/plans/" + plan.id())
                .isProblem(404, "not-found");
    }

    private static String statusOf(Answer file, Answer plan) {
        return as(CASEWORKER_AT_MINISTRY)
                .get("/v1/cases/" + file.id() + "/plans/" + plan.id())
                .at("goals[0].actions[0].status");
    }

    @Test
    void a_referral_that_comes_back_is_the_caseworkers_work_until_it_is_sent_on_and_an_overdue_one_the_supervisors() {
        Answer file = opened("DISABILITY");
        String declined = UUID.randomUUID().toString();
        String late = UUID.randomUUID().toString();
        String elsewhere = UUID.randomUUID().toString();

        Topic.send("wasl.referral.events", declined, stepped(declined, MINISTRY, file.id(), "decline", "DECLINED"));
        Topic.send("wasl.referral.events", late, escalated(late, MINISTRY, file.id(), 1));
        Topic.send("wasl.referral.events", late, escalated(late, MINISTRY, file.id(), 2));
        Topic.send("wasl.referral.events", late, escalated(late, MINISTRY, file.id(), 3));
        Topic.send("wasl.referral.events", elsewhere, stepped(elsewhere, UNHCR, file.id(), "decline", "DECLINED"));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> tasksOf(file), open -> open.size() == 2 && open.contains("ESCALATION"));
        assertThat(tasksOf(file)).containsExactlyInAnyOrder("REFERRAL_RESPONSE", "ESCALATION");

        Topic.send("wasl.referral.events", declined, stepped(declined, MINISTRY, file.id(), "re-refer", "DECLINED"));
        await().atMost(Duration.ofSeconds(20)).until(() -> tasksOf(file).equals(List.of("ESCALATION")));

        String disputed = UUID.randomUUID().toString();
        Topic.send(
                "wasl.referral.events",
                disputed,
                stepped(disputed, MINISTRY, file.id(), "person-disputes", "COMPLETED"));
        await().atMost(Duration.ofSeconds(20)).until(() -> tasksOf(file).contains("REFERRAL_RESPONSE"));
    }

    /** Urgent cases refer before they are registered. */
    @Test
    void what_comes_back_before_the_case_is_registered_is_the_caseworkers_work_too() {
        Answer file = identified("DISABILITY");
        String declined = UUID.randomUUID().toString();

        Topic.send("wasl.referral.events", declined, stepped(declined, MINISTRY, file.id(), "decline", "DECLINED"));

        await().atMost(Duration.ofSeconds(20)).until(() -> tasksOf(file).contains("REFERRAL_RESPONSE"));
    }

    private static List<String> tasksOf(Answer file) {
        return Stream.of(
                        as(CASEWORKER_AT_MINISTRY).get("/v1/tasks?queue=MINE&limit=200&caseId=" + file.id()),
                        as(SUPERVISOR_AT_MINISTRY).get("/v1/tasks?queue=MINE&limit=200&caseId=" + file.id()))
                .flatMap(page -> page.<Map<String, Object>>list("items").stream())
                .filter(task -> "OPEN".equals(task.get("status")))
                .map(task -> (String) task.get("type"))
                .filter(type -> type.equals("REFERRAL_RESPONSE") || type.equals("ESCALATION"))
                .toList();
    }

    private static String stepped(String referral, String requester, String file, String step, String status) {
        return moved(referral, requester, file, null, status, null)
                .replace("\"step\":\"acknowledge\"", "\"step\":\"" + step + "\"");
    }

    private static String escalated(String referral, String requester, String file, int level) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.referral.escalated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"referralId":"%s","requesterId":"%s","recipientId":"%s","caseId":"%s",
                 "deadline":"DECIDE","level":%d,"priority":"URGENT","serviceType":"DISABILITY_REHABILITATION"}}""".formatted(UUID.randomUUID(), referral, referral, requester, UNHCR, file, level);
    }

    private static String moved(
            String referral, String requester, String file, String action, String status, String outcome) {
        return """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.referral.moved","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"referralId":"%s","requesterId":"%s","caseId":"%s",
                 "planActionId":%s,"step":"acknowledge","status":"%s","outcome":%s,"serviceType":"DISABILITY_REHABILITATION"}}""".formatted(
                        UUID.randomUUID(),
                        referral,
                        referral,
                        requester,
                        file,
                        action == null ? "null" : "\"" + action + "\"",
                        status,
                        outcome == null ? "null" : "\"" + outcome + "\"");
    }
}
