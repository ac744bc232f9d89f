package org.wasl.monitoring.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.contracts.event.HolidayChanged;
import org.wasl.monitoring.MonitoringTest;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** What is to be done because of a report, who is reminded, and when. */
@QuarkusTest
class ActionTest extends MonitoringTest {
    @Inject
    ActionAlertJob job;

    @Inject
    EntityManager entities;

    @Inject
    Holidays holidays;

    private static Map<String, Object> body(LocalDate due) {
        Map<String, Object> body = new HashMap<>();
        body.put("title", "Open a second desk");
        body.put("ownerAgencyId", Persona.UNHCR);
        body.put("dueOn", due.toString());
        return body;
    }

    private static Answer agreed(LocalDate due) {
        return as(MONITOR_OF_ALL).post("/v1/follow-up-actions", body(due)).hasStatus(201);
    }

    private static String path(Answer action) {
        return "/v1/follow-up-actions/" + action.id();
    }

    private static Answer step(Persona who, Answer action, String step) {
        return as(who).step(as(who).get(path(action)), path(action) + "/" + step, null);
    }

    private static Answer reopened(Answer action, LocalDate due) {
        return as(MONITOR_OF_ALL)
                .step(as(MONITOR_OF_ALL).get(path(action)), path(action) + "/reopen", Map.of("dueOn", due.toString()));
    }

    /** As if it had been agreed a year before. */
    private void past(Answer action) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update follow_up_action set due_on = due_on - 365, remind_at = remind_at - interval '1 year',"
                                + " breach_at = breach_at - interval '1 year', escalate_at = escalate_at - interval '1 year',"
                                + " alert_at = alert_at - interval '1 year' where id = :id")
                .setParameter("id", UUID.fromString(action.id()))
                .executeUpdate());
    }

    /** How many there were, after the job ran twice. */
    private long alertsOf(Answer action) {
        job.sweep();
        job.sweep();
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from audit_entry where record_id = :id and action = 'org.wasl.follow-up-action.due'",
                        Long.class)
                .setParameter("id", UUID.fromString(action.id()))
                .getSingleResult());
    }

    /** The job of the service itself may have them at this moment. */
    private void awaitAlerts(Answer action, long times) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(alertsOf(action)).isEqualTo(times));
    }

    @Test
    void the_agency_that_is_to_do_it_starts_and_completes_it() {
        Answer action = agreed(TestClock.today().plusMonths(2));
        assertThat(action.<String>list("allowedActions")).containsExactly("change", "cancel");
        assertThat(as(MANAGER_AT_UNHCR).get(path(action)).<String>list("allowedActions"))
                .containsExactly("start", "complete");

        step(MONITOR_OF_ALL, action, "start").isProblem(409, "illegal-step");
        assertThat(step(MANAGER_AT_UNHCR, action, "start").hasStatus(200).<String>at("status"))
                .isEqualTo("IN_PROGRESS");
        assertThat(step(MANAGER_AT_UNHCR, action, "complete").hasStatus(200).<String>at("status"))
                .isEqualTo("DONE");
        step(MANAGER_AT_UNHCR, action, "complete").isProblem(409, "illegal-step");
        assertThat(reopened(action, TestClock.today().plusMonths(1))
                        .hasStatus(200)
                        .<String>at("status"))
                .isEqualTo("OPEN");
        assertThat(step(MONITOR_OF_ALL, action, "cancel").hasStatus(200).<String>at("status"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void it_follows_from_a_line_of_a_report_that_the_caller_knows() {
        String code = TestPlans.code();
        String plan = TestPlans.imported(code).id();
        LocalDate from = TestClock.today().withDayOfMonth(1);
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        Answer report = as(MANAGER_AT_MINISTRY)
                .post(
                        "/v1/plan-reports",
                        Map.of(
                                "frameworkId",
                                plan,
                                "from",
                                from.toString(),
                                "to",
                                from.plusMonths(1).minusDays(1).toString()))
                .hasStatus(201);
        Map<String, Object> body = body(TestClock.today().plusMonths(2));
        body.put("indicator", "DESKS");
        as(MONITOR_OF_ALL)
                .post("/v1/follow-up-actions", body)
                .isProblem(422, "invalid-fields")
                .names("/reportId", "report-of-line-missing");
        body.put("reportId", UUID.randomUUID());
        as(MONITOR_OF_ALL)
                .post("/v1/follow-up-actions", body)
                .isProblem(422, "invalid-fields")
                .names("/reportId", "unknown-report");
        body.put("reportId", report.id());
        body.put("indicator", "NOWHERE");
        as(MONITOR_OF_ALL)
                .post("/v1/follow-up-actions", body)
                .isProblem(422, "invalid-fields")
                .names("/indicator", "unknown-indicator");
        body.put("indicator", "DESKS");

        Answer action = as(MONITOR_OF_ALL).post("/v1/follow-up-actions", body).hasStatus(201);

        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/follow-up-actions?reportId=" + report.id())
                        .<String>list("items.id"))
                .containsExactly(action.id());
    }

    @Test
    void a_reminder_is_raised_once() {
        Answer soon = agreed(TestClock.today().plusDays(1));
        Answer later = agreed(TestClock.today().plusMonths(2));

        awaitAlerts(soon, 1);
        assertThat(alertsOf(later)).isZero();
    }

    @Test
    void what_stays_overdue_is_told_by_each_alert_once() {
        Answer late = agreed(TestClock.today().plusMonths(2));
        past(late);

        assertThat(as(MONITOR_OF_ALL).get(path(late)).<Boolean>at("overdue")).isTrue();
        awaitAlerts(late, 3);
        try (Topic topic = Topic.open("wasl.monitoring.events")) {
            for (String step : new String[] {"remind", "breach", "escalate"}) {
                topic.await(r -> r.value().contains(late.id()) && r.value().contains("\"step\":\"" + step + "\""));
            }
        }
    }

    @Test
    void what_is_done_is_not_called_to_mind() {
        Answer late = agreed(TestClock.today().plusMonths(2));
        step(MANAGER_AT_UNHCR, late, "complete").hasStatus(200);

        assertThat(alertsOf(late)).isZero();
        assertThat(as(MANAGER_AT_UNHCR).get(path(late)).<Boolean>at("overdue")).isFalse();
    }

    @Test
    void another_day_is_another_time_of_alerts() {
        Answer action = agreed(TestClock.today().plusMonths(2));

        Answer changed = as(MONITOR_OF_ALL)
                .with("If-Match", action.etag())
                .put(path(action), body(TestClock.today().plusDays(1)))
                .hasStatus(200);

        assertThat(changed.<String>at("dueOn"))
                .isEqualTo(TestClock.today().plusDays(1).toString());
        awaitAlerts(action, 1);
        Answer same = as(MONITOR_OF_ALL)
                .with("If-Match", as(MONITOR_OF_ALL).get(path(action)).etag())
                .put(path(action), body(TestClock.today().plusDays(1)))
                .hasStatus(200);
        assertThat(same.<Integer>at("version"))
                .isEqualTo(as(MONITOR_OF_ALL).get(path(action)).<Integer>at("version"));
    }

    @Test
    void holidays_are_those_that_the_case_service_announces() {
        LocalDate day = LocalDate.of(2031, 3, 5);

        QuarkusTransaction.requiringNew().run(() -> holidays.apply(new HolidayChanged(day, true)));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> holidays.calendar().isWorkday(day)))
                .isFalse();
        QuarkusTransaction.requiringNew().run(() -> holidays.apply(new HolidayChanged(day, false)));
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> holidays.calendar().isWorkday(day)))
                .isTrue();
    }

    @Test
    void others_know_nothing_of_it() {
        Answer action = as(MONITOR_OF_ALL)
                .post(
                        "/v1/follow-up-actions",
                        Map.of(
                                "title",
                                "Internal",
                                "ownerAgencyId",
                                Persona.MINISTRY,
                                "dueOn",
                                TestClock.today().plusMonths(1).toString()))
                .hasStatus(201);

        as(MANAGER_AT_UNHCR).get(path(action)).isProblem(404, "not-found");
    }

    @Test
    void it_is_due_on_no_day_that_is_over() {
        LocalDate over = TestClock.today().minusMonths(1);
        as(MONITOR_OF_ALL)
                .post("/v1/follow-up-actions", body(over))
                .isProblem(422, "invalid-fields")
                .names("/dueOn", "in-the-past");
        Answer action = agreed(TestClock.today().plusMonths(2));
        as(MONITOR_OF_ALL)
                .with("If-Match", action.etag())
                .put(path(action), body(over))
                .isProblem(422, "invalid-fields")
                .names("/dueOn", "in-the-past");
        step(MANAGER_AT_UNHCR, action, "complete").hasStatus(200);
        reopened(action, over).isProblem(422, "invalid-fields").names("/dueOn", "in-the-past");
    }

    @Test
    void what_is_reopened_late_has_a_new_day_and_raises_no_alert_of_before() {
        Answer late = agreed(TestClock.today().plusMonths(2));
        step(MANAGER_AT_UNHCR, late, "complete").hasStatus(200);
        past(late);

        Answer reopened = reopened(late, TestClock.today().plusMonths(2)).hasStatus(200);

        assertThat(reopened.<Boolean>at("overdue")).isFalse();
        assertThat(alertsOf(late)).isZero();
    }

    @Test
    void an_alert_is_no_new_version() {
        Answer soon = agreed(TestClock.today().plusDays(1));
        awaitAlerts(soon, 1);

        as(MONITOR_OF_ALL)
                .with("If-Match", soon.etag())
                .put(path(soon), body(TestClock.today().plusMonths(2)))
                .hasStatus(200);
    }

    @Test
    void who_was_to_do_it_before_learns_that_others_are() {
        Answer action = agreed(TestClock.today().plusMonths(2));
        Map<String, Object> others = body(TestClock.today().plusMonths(2));
        others.put("ownerAgencyId", Persona.REHABILITATION_CENTRE);

        as(MONITOR_OF_ALL)
                .with("If-Match", action.etag())
                .put(path(action), others)
                .hasStatus(200);

        try (Topic topic = Topic.open("wasl.monitoring.events")) {
            String event = topic.await(
                            r -> r.value().contains(action.id()) && r.value().contains("\"step\":\"change\""))
                    .value();
            assertThat(event).contains(Persona.UNHCR, Persona.REHABILITATION_CENTRE, Persona.MINISTRY);
        }
    }

    @Test
    void an_organization_that_is_closed_ends_what_it_has() {
        String agency = UUID.randomUUID().toString();
        Api manager = withToken(Tokens.of("manager of " + agency, agency, "agency-manager"));
        AnnouncedOrganizations.organization(agency, OrganizationStatus.OPEN);
        Map<String, Object> body = body(TestClock.today().plusMonths(2));
        body.put("ownerAgencyId", agency);
        Answer action = as(MONITOR_OF_ALL).post("/v1/follow-up-actions", body).hasStatus(201);
        Answer others = agreed(TestClock.today().plusMonths(2));

        AnnouncedOrganizations.organization(agency, OrganizationStatus.CLOSED);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> manager.step(manager.get(path(action)), path(action) + "/start", null)
                        .isProblem(403, "organization-closed"));
        manager.get(path(others)).isProblem(404, "not-found");
        manager.step(manager.get(path(action)), path(action) + "/complete", null)
                .hasStatus(200);
    }
}
