package org.wasl.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.monitoring.indicator.PeriodFigures;
import org.wasl.monitoring.indicator.UnpublishedFigures;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** The figures of reports on plans, from the first one to the corrected version. */
@QuarkusTest
class ReportTest extends ReportingTest {
    @Inject
    EntityManager entities;

    @Test
    void a_report_begins_with_the_figures_of_its_agency_that_all_may_read() {
        trained(40, "2.5");

        Answer report = writer().post("/v1/plan-reports", asked()).hasStatus(201);

        assertThat(report.<String>at(TRAINING + "state")).isEqualTo("COMPUTED");
        isNear(report.at(TRAINING + "value"), 100);
        assertThat(Instant.parse(report.at(TRAINING + "computedTo"))).isBeforeOrEqualTo(TestClock.now());
        assertThat(report.<String>at(DESKS + "state")).isEqualTo("NONE");
        assertThat(report.<String>at("status")).isEqualTo("DRAFT");
        writer().post("/v1/plan-reports", asked()).isProblem(409, "already-exists");
    }

    @Test
    void a_figure_of_a_few_is_not_told_and_no_zero() {
        trained(2, "7");

        Answer report = manager().post("/v1/plan-reports", asked()).hasStatus(201);

        assertThat(report.<String>at(TRAINING + "state")).isEqualTo("SUPPRESSED");
        assertThat(report.<Object>at(TRAINING + "value")).isNull();
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
    void a_locked_report_keeps_its_figures_and_shows_what_they_are_now() {
        trained(40, "2");
        Answer draft = writer().post("/v1/plan-reports", asked()).hasStatus(201);
        locked(draft);

        trained(40, "3");

        assertThat(writer().get(path(draft)).<Object>at(TRAINING + "now"))
                .as("computed only where it is asked for")
                .isNull();
        Answer read = writer().get(path(draft) + "?now=true").hasStatus(200);
        isNear(read.at(TRAINING + "value"), 80);
        isNear(read.at(TRAINING + "now.value"), 200);
        assertThat(read.<Number>at(TRAINING + "now.difference").doubleValue())
                .isEqualTo(read.<Number>at(TRAINING + "now.value").doubleValue()
                        - read.<Number>at(TRAINING + "value").doubleValue());
        assertThat(as(MANAGER_AT_UNHCR).get(path(draft)).<String>at("status"))
                .as("read by who reads figures")
                .isEqualTo("LOCKED");
    }

    @Test
    void what_is_locked_is_not_locked_again_and_is_corrected_by_a_new_version() {
        trained(40, "2");
        Answer first = locked(writer().post("/v1/plan-reports", asked()));
        step(as(MONITOR_OF_ALL), first, "lock").isProblem(409, "illegal-step");
        trained(40, "3");

        Answer second = step(writer(), first, "correct").hasStatus(201);

        assertThat(second.<Integer>at("revision")).isEqualTo(2);
        assertThat(second.<String>at("correctsId")).isEqualTo(first.id());
        assertThat(second.<String>at("status")).isEqualTo("DRAFT");
        isNear(second.at(TRAINING + "value"), 80);
        isNear(step(writer(), second, "refresh").hasStatus(200).at(TRAINING + "value"), 200);
        Answer kept = writer().get(path(first));
        isNear(kept.at(TRAINING + "value"), 80);
        assertThat(kept.<String>at("correctedById")).isEqualTo(second.id());
        assertThat(kept.<String>list("allowedActions")).isEmpty();
        step(writer(), first, "correct").isProblem(409, "illegal-step");
    }

    @Test
    void that_a_correction_was_begun_is_known_to_its_agency_alone() {
        trained(40, "2");
        Answer first = locked(writer().post("/v1/plan-reports", asked()));
        Answer seen = as(MONITOR_OF_ALL).get(path(first)).hasStatus(200);
        Answer listed = as(MANAGER_AT_UNHCR).get("/v1/plan-reports?frameworkId=" + plan);

        Answer second = step(writer(), first, "correct").hasStatus(201);

        for (Api stranger : List.of(as(MONITOR_OF_ALL), as(MANAGER_AT_UNHCR))) {
            Answer again = stranger.get(path(first)).hasStatus(200);
            assertThat(again.<Object>at("correctedById")).isNull();
            assertThat(again.<String>at("updatedAt")).isEqualTo(seen.at("updatedAt"));
            assertThat(again.<Integer>at("version")).isEqualTo(seen.<Integer>at("version"));
        }
        assertThat(as(MANAGER_AT_UNHCR)
                        .get("/v1/plan-reports?frameworkId=" + plan)
                        .<Object>list("items"))
                .isEqualTo(listed.<Object>list("items"));
        locked(second);
        assertThat(as(MANAGER_AT_UNHCR).get(path(first)).<String>at("correctedById"))
                .isEqualTo(second.id());
        assertThat(as(MANAGER_AT_UNHCR)
                        .get("/v1/plan-reports?frameworkId=" + plan)
                        .<String>at("items.find { it.id == '" + first.id() + "' }.correctedById"))
                .isEqualTo(second.id());
    }

    @Test
    void figures_are_computed_anew_before_a_report_is_submitted() {
        trained(2, "4");
        Answer draft = writer().post("/v1/plan-reports", asked());
        trained(40, "4");

        Answer renewed = step(writer(), draft, "refresh").hasStatus(200);

        isNear(renewed.at(TRAINING + "value"), 168);
    }

    @Test
    void indicators_and_targets_of_now_come_with_new_figures_and_what_was_written_stays() {
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        Answer draft = manager().post("/v1/plan-reports", asked()).hasStatus(201);
        manager()
                .with("If-Match", draft.etag())
                .put(path(draft), words("DESKS", 4))
                .hasStatus(200);
        as(MONITOR_OF_ALL)
                .put(TestPlans.path(code) + "/targets/DESKS", Map.of("lines", List.of()))
                .hasStatus(201);
        target(3);
        changedPlan(TestPlans.plan(
                TestPlans.node("REF", "COMPONENT", List.of()),
                TestPlans.node("HC", "COMPONENT", List.of(), TestPlans.indicator("CENTRES", null)),
                TestPlans.node(
                        "SPJ",
                        "SECTOR",
                        List.of(),
                        TestPlans.indicator("TRAINING", "training-hours"),
                        TestPlans.indicator("DESKS", null))));

        Answer renewed = step(manager(), draft, "refresh").hasStatus(200);

        assertThat(renewed.<String>list("lines.indicator")).containsExactly("CENTRES", "TRAINING", "DESKS");
        assertThat(renewed.<Number>at(DESKS + "target").intValue()).isEqualTo(3);
        assertThat(renewed.<Number>at(DESKS + "value").intValue()).isEqualTo(4);
        assertThat(renewed.<String>at(DESKS + "narrativeAr")).isEqualTo("تحسن واضح");
        locked(draft);
        target(5);
        Answer next = step(manager(), draft, "correct").hasStatus(201);
        assertThat(next.<Number>at(DESKS + "target").intValue()).isEqualTo(5);
        assertThat(next.<Number>at(DESKS + "value").intValue()).isEqualTo(4);
        assertThat(manager().get(path(draft)).<Number>at(DESKS + "target").intValue())
                .isEqualTo(3);
    }

    /** Of the agency of the test, for desks. */
    private void target(int value) {
        AnnouncedOrganizations.organization(agency.toString(), OrganizationStatus.OPEN);
        String path = TestPlans.path(code) + "/targets/DESKS";
        as(MONITOR_OF_ALL)
                .with("If-Match", as(MONITOR_OF_ALL).get(path).etag())
                .put(
                        path,
                        Map.of(
                                "lines",
                                List.of(Map.of(
                                        "from", from.toString(),
                                        "to", to.toString(),
                                        "responsibleId", agency.toString(),
                                        "value", value))))
                .hasStatus(200);
    }

    @Test
    void reading_figures_for_a_report_leaves_one_trace() {
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        Answer report = manager().post("/v1/plan-reports", asked()).hasStatus(201);
        assertThat(tracesOf(report)).isEqualTo(1);
        locked(report);

        manager().get(path(report)).hasStatus(200);
        assertThat(tracesOf(report)).isEqualTo(1);
        manager().get(path(report) + "?now=true").hasStatus(200);
        assertThat(tracesOf(report)).isEqualTo(2);
    }

    private long tracesOf(Answer report) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) entities.createNativeQuery(
                        "select count(*) from audit_entry where record_id = :id and action = 'indicator.read'",
                        Long.class)
                .setParameter("id", UUID.fromString(report.id()))
                .getSingleResult());
    }

    @Test
    void a_report_is_read_locked_and_corrected_while_no_figures_are_published() {
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        Answer report = manager().post("/v1/plan-reports", asked()).hasStatus(201);
        QuarkusMock.installMockForType(new UnpublishedFigures(), PeriodFigures.class);

        locked(report);

        Answer read = manager().get(path(report) + "?now=true").hasStatus(200);
        assertThat(read.<Object>at(TRAINING + "now")).isNull();
        Answer next = step(manager(), report, "correct").hasStatus(201);
        step(manager(), next, "refresh").isProblem(503, "figures-not-published");
    }

    @Test
    void a_list_has_no_lines() {
        as(ADMINISTRATOR).post("/v1/figures/publications", null).hasStatus(201);
        Answer report = manager().post("/v1/plan-reports", asked()).hasStatus(201);

        Answer list = manager().get("/v1/plan-reports?frameworkId=" + plan).hasStatus(200);

        assertThat(list.<String>list("items.id")).containsExactly(report.id());
        assertThat(list.<Map<String, Object>>list("items").get(0)).doesNotContainKeys("lines", "narrativeEn");
    }
}
