package org.wasl.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;

/** The way of a report from its agency to the organization that keeps the plan, and who knows of it. */
@QuarkusTest
class ReportStepsTest extends ReportingTest {
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
