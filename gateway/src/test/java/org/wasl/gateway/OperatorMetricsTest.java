package org.wasl.gateway;

import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URL;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.MetricRules;

@QuarkusTest
class OperatorMetricsTest extends GatewayTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void each_metric_is_described_and_tells_of_nobody() {
        await().untilAsserted(() ->
                MetricRules.check("gateway", RestAssured.get(metrics).asString()));
    }
}
