package org.wasl.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.event.WorkerStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** Reports on plans, from the first figure to the corrected version. Each test reports for an agency of its own. */
@QuarkusTest
class ReportTest extends MonitoringTest {
    private static final String TOPIC = EventTopic.factsOf(Producer.CASE).address();
    private static final String TRAINING = "lines.find { it.indicator == 'TRAINING' }.";
    private static final String DESKS = "lines.find { it.indicator == 'DESKS' }.";

    private AgencyId agency;
    private WorkerId worker;
    private LocalDate from;
    private LocalDate to;
    private String code;
    private String plan;

    @BeforeEach
    void anAgencyAndAPlan() {
        agency = new AgencyId(UUID.randomUUID());
        worker = new WorkerId(UUID.randomUUID());
        from = TestClock.today().withDayOfMonth(1);
        to = from.plusMonths(1).minusDays(1);
        code = TestPlans.code();
        plan = TestPlans.imported(code).id();
        stated("worker", new WorkerStated(worker.value(), 1, agency, true, null, null, TestClock.now()));
    }

    private static void stated(String kind, Fact fact) {
        Topic.send(TOPIC, fact.recordId().toString(), TestFacts.event(kind, fact, false));
    }

    private void trained(String hours) {
        stated(
                "training",
                new TrainingStated(UUID.randomUUID(), 2, worker, new BigDecimal(hours), true, TestClock.today()));
    }

    private void awaitHours(float hours) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/indicators/training-hours/values?by=AGENCY&period=MONTH&from=" + from + "&to=" + to)
                        .<Float>list("values.findAll { it.groups.AGENCY == '" + agency + "' }.value"))
                .containsExactly(hours));
    }

    /** An account of the agency that may read exact figures. */
    private Api reader() {
        return withToken(Tokens.of("reader of " + agency, agency.toString(), "monitor", "auditor"));
    }

    private Api manager() {
        return withToken(Tokens.of("manager of " + agency, agency.toString(), "agency-manager"));
    }

    private Map<String, Object> asked() {
        return Map.of("frameworkId", plan, "from", from.toString(), "to", to.toString());
    }

    private static String path(Answer report) {
        return "/v1/plan-reports/" + report.id();
    }

    private Answer step(Api who, Answer report, String step) {
        return who.step(who.get(path(report)), path(report) + "/" + step, null);
    }

    private Answer locked(Answer draft) {
        step(manager(), draft, "submit").hasStatus(200);
        step(as(MONITOR_OF_ALL), draft, "review").hasStatus(200);
        return step(as(MONITOR_OF_ALL), draft, "lock").hasStatus(200);
    }

    private static Map<String, Object> words(String indicator, Number value) {
        Map<String, Object> line = new HashMap<>();
        line.put("indicator", indicator);
        line.put("value", value);
        line.put("narrativeAr", "تحسن واضح");
        return Map.of("narrativeEn", "More training than planned.", "lines", List.of(line));
    }

    @Test
    void a_report_begins_with_the_figures_of_its_agency_and_their_position() {
        trained("2.5");
        awaitHours(2.5f);

        Answer report = reader().post("/v1/plan-reports", asked()).hasStatus(201);

        assertThat(report.<String>at(TRAINING + "state")).isEqualTo("COMPUTED");
        assertThat(report.<Number>at(TRAINING + "value").doubleValue()).isEqualTo(2.5);
        assertThat(report.<String>at(TRAINING + "computedTo")).contains("wasl.case.facts/");
        assertThat(report.<String>at(DESKS + "state")).isEqualTo("NONE");
        assertThat(report.<String>at("status")).isEqualTo("DRAFT");
        reader().post("/v1/plan-reports", asked()).isProblem(409, "already-exists");
    }

    @Test
    void a_figure_that_the_caller_may_not_read_is_no_zero() {
        trained("7");
        awaitHours(7f);

        Answer report = manager().post("/v1/plan-reports", asked()).hasStatus(201);

        assertThat(report.<String>at(TRAINING + "state")).isEqualTo("NOT_OPEN");
        assertThat(report.<Object>at(TRAINING + "value")).isNull();
        assertThat(report.<Object>at(TRAINING + "computedTo")).isNull();
    }

    @Test
    void a_target_of_this_period_stands_beside_the_figure() {
        as(MONITOR_OF_ALL)
                .put(
                        TestPlans.path(code) + "/targets/DESKS",
                        Map.of("lines", List.of(Map.of("from", from.toString(), "to", to.toString(), "value", 3))))
                .hasStatus(201);
        Answer own = withToken(Tokens.of("monitor of the ministry", Persona.MINISTRY, "monitor"))
                .post("/v1/plan-reports", asked())
                .hasStatus(201);
        Answer written = withToken(Tokens.of("monitor of the ministry", Persona.MINISTRY, "monitor"))
                .with("If-Match", own.etag())
                .put(path(own), words("DESKS", 2))
                .hasStatus(200);

        assertThat(written.<Number>at(DESKS + "target").intValue()).isEqualTo(3);
        assertThat(written.<Boolean>at(DESKS + "targetReached")).isFalse();
    }

    @Test
    void what_is_counted_by_hand_and_the_words_are_written_while_it_is_a_draft() {
        Answer report = manager().post("/v1/plan-reports", asked());

        manager()
                .with("If-Match", report.etag())
                .put(path(report), words("TRAINING", 3))
                .isProblem(422, "invalid-fields")
                .names("/lines/0/value", "figure-is-computed");
        manager()
                .with("If-Match", report.etag())
                .put(path(report), words("NOWHERE", 3))
                .isProblem(422, "invalid-fields")
                .names("/lines/0/indicator", "unknown-indicator");
        Answer written = manager()
                .with("If-Match", report.etag())
                .put(path(report), words("DESKS", 4))
                .hasStatus(200);
        assertThat(written.<String>at(DESKS + "state")).isEqualTo("ENTERED");
        assertThat(written.<String>at(DESKS + "narrativeAr")).isEqualTo("تحسن واضح");
        Answer same = manager()
                .with("If-Match", written.etag())
                .put(path(report), words("DESKS", 4.0))
                .hasStatus(200);
        assertThat(same.etag()).isEqualTo(written.etag());

        step(manager(), report, "submit").hasStatus(200);
        manager().with("If-Match", "*").put(path(report), words("DESKS", 5)).isProblem(409, "illegal-step");
    }

    @Test
    void a_report_goes_back_comes_again_and_is_reviewed_by_another_person() {
        Answer report = manager().post("/v1/plan-reports", asked());
        as(MONITOR_OF_ALL).get(path(report)).isProblem(404, "not-found");
        step(manager(), report, "submit").hasStatus(200);

        Answer returned = as(MONITOR_OF_ALL)
                .step(
                        as(MONITOR_OF_ALL).get(path(report)),
                        path(report) + "/return",
                        Map.of("reason", "The desks are missing."))
                .hasStatus(200);
        assertThat(returned.<String>at("status")).isEqualTo("RETURNED");
        Answer again = manager().get(path(report));
        assertThat(again.<String>at("returnReason")).isEqualTo("The desks are missing.");
        assertThat(again.<String>list("allowedActions")).containsExactly("change", "refresh", "resubmit");
        step(manager(), report, "resubmit").hasStatus(200);
        step(manager(), report, "review").isProblem(403, "not-allowed");
        assertThat(step(as(MONITOR_OF_ALL), report, "review").hasStatus(200).<String>at("status"))
                .isEqualTo("REVIEWED");
    }

    @Test
    void nobody_reviews_what_they_submitted() {
        Api monitor = withToken(Tokens.of("monitor of " + code, Persona.MINISTRY, "monitor"));
        Answer report = monitor.post("/v1/plan-reports", asked()).hasStatus(201);
        step(monitor, report, "submit").hasStatus(200);

        step(monitor, report, "review").isProblem(409, "second-person-needed");
        step(as(MONITOR_OF_ALL), report, "review").hasStatus(200);
    }

    @Test
    void a_locked_report_keeps_its_figures_and_shows_what_they_are_now() {
        trained("2");
        awaitHours(2f);
        Answer draft = reader().post("/v1/plan-reports", asked()).hasStatus(201);
        locked(draft);

        trained("3.5");
        awaitHours(5.5f);

        Answer read = reader().get(path(draft)).hasStatus(200);
        assertThat(read.<Number>at(TRAINING + "value").doubleValue()).isEqualTo(2);
        assertThat(read.<Number>at(TRAINING + "now.value").doubleValue()).isEqualTo(5.5);
        assertThat(read.<Number>at(TRAINING + "now.difference").doubleValue()).isEqualTo(3.5);
        Answer byMonitor = as(MONITOR_OF_ALL).get(path(draft)).hasStatus(200);
        assertThat(byMonitor.<String>at(TRAINING + "now.state")).isEqualTo("NOT_OPEN");
        assertThat(byMonitor.<Object>at(TRAINING + "now.difference")).isNull();
        assertThat(as(MANAGER_AT_UNHCR).get(path(draft)).<String>at("status"))
                .as("read by who reads figures")
                .isEqualTo("LOCKED");
    }

    @Test
    void what_is_locked_is_not_locked_again_and_is_corrected_by_a_new_version() {
        trained("2");
        awaitHours(2f);
        Answer first = locked(reader().post("/v1/plan-reports", asked()));
        step(as(MONITOR_OF_ALL), first, "lock").isProblem(409, "illegal-step");
        trained("1");
        awaitHours(3f);

        Answer second = step(reader(), first, "correct").hasStatus(201);

        assertThat(second.<Integer>at("revision")).isEqualTo(2);
        assertThat(second.<String>at("correctsId")).isEqualTo(first.id());
        assertThat(second.<String>at("status")).isEqualTo("DRAFT");
        assertThat(second.<Number>at(TRAINING + "value").doubleValue()).isEqualTo(3);
        Answer kept = reader().get(path(first));
        assertThat(kept.<Number>at(TRAINING + "value").doubleValue()).isEqualTo(2);
        assertThat(kept.<String>list("allowedActions")).isEmpty();
        step(reader(), first, "correct").isProblem(409, "illegal-step");
    }

    @Test
    void figures_are_computed_anew_before_a_report_is_submitted() {
        Answer draft = reader().post("/v1/plan-reports", asked());
        trained("4");
        awaitHours(4f);

        Answer renewed = step(reader(), draft, "refresh").hasStatus(200);

        assertThat(renewed.<Number>at(TRAINING + "value").doubleValue()).isEqualTo(4);
    }

    @Test
    void a_report_is_of_whole_months_of_a_published_plan() {
        manager()
                .post(
                        "/v1/plan-reports",
                        Map.of("frameworkId", plan, "from", from.plusDays(1).toString(), "to", to.toString()))
                .isProblem(422, "invalid-fields")
                .names("/from", "whole-months");
        manager()
                .post(
                        "/v1/plan-reports",
                        Map.of("frameworkId", plan, "from", from.minusYears(3).toString(), "to", to.toString()))
                .isProblem(422, "invalid-fields")
                .names("/from", "outside-of-plan");
        manager()
                .post(
                        "/v1/plan-reports",
                        Map.of("frameworkId", UUID.randomUUID(), "from", from.toString(), "to", to.toString()))
                .isProblem(422, "invalid-fields")
                .names("/frameworkId", "unknown-plan");
    }

    @Test
    void an_agency_knows_its_own_reports_only_until_they_are_locked() {
        Answer report = manager().post("/v1/plan-reports", asked());
        step(manager(), report, "submit").hasStatus(200);

        as(MANAGER_AT_UNHCR).get(path(report)).isProblem(404, "not-found");
        assertThat(manager().get("/v1/plan-reports?frameworkId=" + plan).<String>list("items.id"))
                .containsExactly(report.id());
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/plan-reports?status=SUBMITTED&frameworkId=" + plan)
                        .<String>list("items.id"))
                .containsExactly(report.id());
    }
}
