package org.wasl.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;

/** The figures of reports on plans, from the first one to the corrected version. */
@QuarkusTest
class ReportTest extends ReportingTest {
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
}
