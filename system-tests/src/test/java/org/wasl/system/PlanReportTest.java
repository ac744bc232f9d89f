package org.wasl.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.wasl.system.world.Client;
import org.wasl.system.world.Client.Answer;
import org.wasl.system.world.World;

/** A plan that comes with the platform is reported on, seen through the gateway: from the first draft to the locked report and what follows from it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(RunningPlatform.class)
@Order(3)
class PlanReportTest {
    private static final String PLAN = "/v1/plan-frameworks/NSPS/editions/2025-2033";

    @Test
    void an_agency_reports_on_the_strategy_and_an_action_follows() {
        World world = World.shared();
        Client client = world.client();
        Answer plan = client.get("monitor", PLAN);
        Answer report = client.make(
                "manager",
                "POST",
                "/v1/plan-reports",
                null,
                Map.of("frameworkId", plan.id(), "from", "2026-04-01", "to", "2026-06-30"));
        String path = "/v1/plan-reports/" + report.id();
        client.make(
                "manager", "PUT", path, "*", Map.of("narrativeEn", "More training than planned.", "lines", List.of()));
        client.make("manager", "POST", path + "/submit", "*", null);
        client.make("plan-monitor", "POST", path + "/return", "*", Map.of("reason", "Say how many."));
        client.make("manager", "POST", path + "/resubmit", "*", null);
        client.make("plan-monitor", "POST", path + "/review", "*", null);
        client.make("plan-monitor", "POST", path + "/lock", "*", null);

        assertThat(client.get("b-manager", path).at("/status")).isEqualTo("LOCKED");
        Answer action = client.make(
                "plan-monitor",
                "POST",
                "/v1/follow-up-actions",
                null,
                Map.of(
                        "title",
                        "Train the second team",
                        "ownerAgencyId",
                        world.shared("organizationA"),
                        "dueOn",
                        World.today().plusMonths(2).toString(),
                        "reportId",
                        report.id(),
                        "indicator",
                        "TRAINING_HOURS"));
        Answer started = client.make("manager", "POST", "/v1/follow-up-actions/" + action.id() + "/start", "*", null);
        assertThat(started.at("/status")).isEqualTo("IN_PROGRESS");
    }
}
