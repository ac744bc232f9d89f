package org.wasl.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.monitoring.framework.TestPlans;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** The figures of reports on plans, from the first one to the corrected version. */
@QuarkusTest
class ReportTest extends ReportingTest {
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

        Answer read = writer().get(path(draft)).hasStatus(200);
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
        isNear(second.at(TRAINING + "value"), 200);
        Answer kept = writer().get(path(first));
        isNear(kept.at(TRAINING + "value"), 80);
        assertThat(kept.<String>list("allowedActions")).isEmpty();
        step(writer(), first, "correct").isProblem(409, "illegal-step");
    }

    @Test
    void figures_are_computed_anew_before_a_report_is_submitted() {
        trained(2, "4");
        Answer draft = writer().post("/v1/plan-reports", asked());
        trained(40, "4");

        Answer renewed = step(writer(), draft, "refresh").hasStatus(200);

        isNear(renewed.at(TRAINING + "value"), 168);
    }
}
