package org.wasl.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.wasl.contracts.event.EventTopic;
import org.wasl.contracts.event.Fact;
import org.wasl.contracts.event.Producer;
import org.wasl.contracts.event.TrainingStated;
import org.wasl.contracts.id.AgencyId;
import org.wasl.contracts.id.WorkerId;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.fact.TestFacts;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** An agency of its own for each test, a plan, and what is needed to report on it. */
abstract class ReportingTest extends MonitoringTest {
    static final String TOPIC = EventTopic.factsOf(Producer.CASE).address();
    static final String TRAINING = "lines.find { it.indicator == 'TRAINING' }.";
    static final String DESKS = "lines.find { it.indicator == 'DESKS' }.";

    AgencyId agency;
    WorkerId worker;
    LocalDate from;
    LocalDate to;
    String code;
    String plan;
    private double stated;

    @BeforeEach
    void anAgencyAndAPlan() {
        agency = new AgencyId(UUID.randomUUID());
        worker = new WorkerId(UUID.randomUUID());
        from = TestClock.today().withDayOfMonth(1).minusMonths(1);
        to = from.plusMonths(1).minusDays(1);
        code = TestPlans.code();
        plan = TestPlans.imported(code).id();
        stated("worker", TestFacts.worker(worker, agency));
    }

    static void stated(String kind, Fact fact) {
        Topic.send(TOPIC, fact.recordId().toString(), TestFacts.event(kind, fact, false));
    }

    /** So many hours in so many trainings, and all of them are published. */
    void trained(int trainings, String hours) {
        for (int i = 0; i < trainings; i++) {
            stated("training", new TrainingStated(UUID.randomUUID(), 2, worker, new BigDecimal(hours), true, from));
        }
        stated += trainings * Double.parseDouble(hours);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/indicators/training-hours/values?by=AGENCY&period=MONTH&from=" + from + "&to=" + to)
                        .<Float>list("values.findAll { it.groups.AGENCY == '" + agency + "' }.value"))
                .containsExactly((float) stated));
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
    }

    /** What is told of so many hours. */
    static void isNear(Number told, double hours) {
        assertThat(told.doubleValue()).isBetween(hours - 6, hours + 6);
    }

    /** An account of the agency that writes its reports. */
    Api writer() {
        return withToken(Tokens.of("monitor of " + agency, agency.toString(), "monitor"));
    }

    Api manager() {
        return withToken(Tokens.of("manager of " + agency, agency.toString(), "agency-manager"));
    }

    Map<String, Object> asked() {
        return Map.of("frameworkId", plan, "from", from.toString(), "to", to.toString());
    }

    static String path(Answer report) {
        return "/v1/plan-reports/" + report.id();
    }

    Answer step(Api who, Answer report, String step) {
        return who.step(who.get(path(report)), path(report) + "/" + step, null);
    }

    Answer locked(Answer draft) {
        step(manager(), draft, "submit").hasStatus(200);
        step(as(MONITOR_OF_ALL), draft, "review").hasStatus(200);
        return step(as(MONITOR_OF_ALL), draft, "lock").hasStatus(200);
    }

    static Map<String, Object> words(String indicator, Number value) {
        Map<String, Object> line = new HashMap<>();
        line.put("indicator", indicator);
        line.put("value", value);
        line.put("narrativeAr", "تحسن واضح");
        return Map.of("narrativeEn", "More training than planned.", "lines", List.of(line));
    }

    /** The plan of the test says this from now on. */
    Answer changedPlan(Map<String, Object> document) {
        String path = TestPlans.path(code);
        return as(MONITOR_OF_ALL)
                .with("If-Match", as(MONITOR_OF_ALL).get(path).etag())
                .put(path, document)
                .hasStatus(200);
    }
}
