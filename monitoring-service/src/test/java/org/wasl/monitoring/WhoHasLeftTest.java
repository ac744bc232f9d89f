package org.wasl.monitoring;

import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.withToken;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventTopic;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** Who has left the agency reads no figures any more, whatever the token says. */
@QuarkusTest
class WhoHasLeftTest extends MonitoringTest {
    @Test
    void a_supervisor_who_has_left_reads_no_figures_until_they_come_back() {
        String account = "supervisor-" + UUID.randomUUID();
        UUID worker = UUID.randomUUID();
        Api supervisor = withToken(Tokens.of(account, Persona.MINISTRY, "supervisor"));
        supervisor.get("/v1/indicators").hasStatus(200);

        stated(worker, account, false);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> supervisor.get("/v1/indicators").isProblem(403, "not-allowed"));
        supervisor.get("/v1/plan-reports").isProblem(403, "not-allowed");

        stated(worker, account, true);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> supervisor.get("/v1/indicators").hasStatus(200));
    }

    private static void stated(UUID worker, String account, boolean active) {
        Topic.send(EventTopic.CASE_EVENTS.address(), worker.toString(), """
                {"specversion":"1.0","id":"%s","source":"/wasl/case","type":"org.wasl.worker.activity-stated","subject":"%s","time":"%s",\
                "datacontenttype":"application/json","data":{"workerId":"%s","agencyId":"%s","accountId":"%s","active":%s}}""".formatted(
                        UUID.randomUUID(), worker, TestClock.now(), worker, Persona.MINISTRY, account, active));
    }
}
