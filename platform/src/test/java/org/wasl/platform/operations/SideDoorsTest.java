package org.wasl.platform.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;

/** Nothing is read by a side door: not from metrics, health, traces or a cache. */
@QuarkusTest
class SideDoorsTest extends PlatformTest {
    @Inject
    OpenTelemetry traces;

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @TestHTTPResource(value = "/health/ready", management = true)
    URL health;

    @Test
    void what_is_for_operators_is_not_at_the_public_port() {
        for (String path : List.of("/q", "/q/metrics", "/q/health", "/q/health/ready", "/q/info", "/openapi")) {
            assertThat(given().get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(given().get(health).statusCode()).as(health.toString()).isEqualTo(200);
        assertThat(URI.create(metrics.toString()).getHost()).isIn("localhost", "127.0.0.1");
    }

    @Test
    void metrics_hold_templates_and_nothing_of_an_address() {
        String id = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/parcels", parcel())
                .hasStatus(201)
                .id();
        String secret = "s" + UUID.randomUUID().toString().replace("-", "");
        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + id).hasStatus(200);
        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels?label=" + secret).hasStatus(200);
        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + secret);
        as(REGISTRAR_AT_MINISTRY).get("/v1/nothing/" + secret);
        as(REGISTRAR_AT_MINISTRY).post("/v1/parcels/" + id, List.of());
        as(REGISTRAR_AT_MINISTRY).delete("/v1/parcels/" + id);
        as(REGISTRAR_AT_MINISTRY).send("text/plain", "/v1/parcels/" + id + "/send", secret);
        anonymous().get("/v1/parcels/" + id).hasStatus(401);
        anonymous().get("/" + secret);
        given().header("Origin", "https://example.org")
                .header("Access-Control-Request-Method", "GET")
                .options("/v1/parcels/" + id);

        String measured = given().get(metrics).asString();

        assertThat(measured).contains("uri=\"/v1/parcels/{id}\"").doesNotContain(id, secret);
    }

    @Test
    void every_answer_says_that_it_is_kept_nowhere_and_stands_in_no_frame() {
        for (Response answer : List.of(
                as(REGISTRAR_AT_MINISTRY).get("/v1/parcels").raw(),
                as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).raw(),
                as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/parcels/" + UUID.randomUUID())
                        .raw(),
                anonymous().get("/v1/parcels").raw(),
                anonymous().get("/nothing").raw())) {
            assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().getValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().getValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        }
    }

    @Test
    void traces_hold_no_address() {
        try (SdkTracerProvider tracing = SdkTracerProvider.builder()
                .addSpanProcessor(new TracesWithoutAddresses())
                .build()) {
            Span span = tracing.get("test")
                    .spanBuilder("GET")
                    .setAttribute("url.path", "/provider/secret")
                    .setAttribute("url.query", "label=secret")
                    .setAttribute("http.route", "/provider/{token}")
                    .startSpan();

            assertThat(((ReadableSpan) span)
                            .toSpanData()
                            .getAttributes()
                            .asMap()
                            .values())
                    .containsExactlyInAnyOrder("-", "-", "/provider/{token}");
        }
    }

    /** Messages of parsers repeat what was sent. */
    @Test
    void nor_what_an_exception_says() {
        OpenTelemetrySdk collected = (OpenTelemetrySdk) ClientProxy.unwrap(traces);

        assertThat(collected.getSdkTracerProvider().getSpanLimits().getMaxNumberOfEvents())
                .isZero();
    }
}
