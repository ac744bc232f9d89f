package org.wasl.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** The way of a report from its agency to the organization that keeps the plan, and who knows of it. */
@QuarkusTest
class ReportStepsTest extends ReportingTest {
    @Inject
    EntityManager entities;

    @BeforeEach
    void figuresArePublished() {
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
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
    void nobody_reviews_or_locks_what_they_began_or_wrote_or_submitted() {
        Api beginner = monitor("first");
        Api writer = monitor("second");
        Api submitter = monitor("third");
        Answer report = beginner.post("/v1/plan-reports", asked()).hasStatus(201);
        writer.with("If-Match", "*").put(path(report), words("DESKS", 4)).hasStatus(200);
        step(submitter, report, "submit").hasStatus(200);

        for (Api who : List.of(beginner, writer, submitter)) {
            step(who, report, "review").isProblem(409, "second-person-needed");
        }
        step(as(MONITOR_OF_ALL), report, "review").hasStatus(200);
        for (Api who : List.of(beginner, writer, submitter)) {
            step(who, report, "lock").isProblem(409, "second-person-needed");
        }
        step(as(MONITOR_OF_ALL), report, "lock").hasStatus(200);
    }

    /** Of the organization that keeps the plan. */
    private Api monitor(String which) {
        return withToken(Tokens.of(which + " monitor of " + code, Persona.MINISTRY, "monitor"));
    }

    @Test
    void nothing_is_submitted_before_its_period_is_over() {
        LocalDate thisMonth = TestClock.today().withDayOfMonth(1);
        LocalDate end = thisMonth.plusMonths(1).minusDays(1);
        Answer report = manager()
                .post(
                        "/v1/plan-reports",
                        Map.of("frameworkId", plan, "from", thisMonth.toString(), "to", end.toString()))
                .hasStatus(201);

        assertThat(report.<String>at(TRAINING + "state")).isEqualTo("NOT_YET");
        assertThat(report.<String>list("allowedActions")).containsExactly("change", "refresh");
        step(manager(), report, "submit").isProblem(409, "illegal-step");
    }

    @Test
    void figures_that_were_computed_before_the_period_was_over_are_computed_anew_first() {
        Answer report = manager().post("/v1/plan-reports", asked()).hasStatus(201);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update plan_report set lines = jsonb_set(lines, '{0,computedTo}', to_jsonb(cast(:at as text))) where id = :id")
                .setParameter("at", from + "T12:00:00Z")
                .setParameter("id", UUID.fromString(report.id()))
                .executeUpdate());

        step(manager(), report, "submit").isProblem(409, "illegal-step");
        step(manager(), report, "refresh").hasStatus(200);
        step(manager(), report, "submit").hasStatus(200);
    }

    @Test
    void nobody_else_learns_of_a_draft() {
        Answer report = manager().post("/v1/plan-reports", asked()).hasStatus(201);
        step(manager(), report, "submit").hasStatus(200);

        try (Topic topic = Topic.open("wasl.monitoring.events")) {
            assertThat(moved(topic, report, "begin"))
                    .contains(agency.toString())
                    .doesNotContain(Persona.MINISTRY);
            assertThat(moved(topic, report, "submit")).contains(agency.toString(), Persona.MINISTRY);
        }
    }

    private static String moved(Topic topic, Answer report, String step) {
        return topic.await(r -> r.value().contains(report.id()) && r.value().contains("\"step\":\"" + step + "\""))
                .value();
    }

    @Test
    void an_organization_that_is_closed_reads_its_own_reports_alone() {
        AnnouncedOrganizations.organization(agency.toString(), OrganizationStatus.OPEN);
        Answer own = manager().post("/v1/plan-reports", asked()).hasStatus(201);
        Answer others = as(MANAGER_AT_UNHCR).post("/v1/plan-reports", asked()).hasStatus(201);
        step(as(MANAGER_AT_UNHCR), others, "submit").hasStatus(200);
        step(as(MONITOR_OF_ALL), others, "review").hasStatus(200);
        step(as(MONITOR_OF_ALL), others, "lock").hasStatus(200);
        manager().get(path(others)).hasStatus(200);

        AnnouncedOrganizations.organization(agency.toString(), OrganizationStatus.CLOSED);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> manager().get(path(others)).isProblem(404, "not-found"));
        manager().get(path(own)).hasStatus(200);
        assertThat(manager().get("/v1/plan-reports").<String>list("items.id")).containsExactly(own.id());
        manager().with("If-Match", "*").put(path(own), words("DESKS", 1)).isProblem(403, "organization-closed");
        manager().get(TestPlans.path(code)).isProblem(403, "organization-closed");
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
