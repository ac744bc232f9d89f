package org.wasl.gateway.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;

/** What the public door tells nobody: not in its metrics, not by its port, not to caches and other sites. */
@QuarkusTest
class SideDoorsTest extends GatewayTest {
    private static final List<String> PAGES =
            List.of("/", "/index.html", "/getting-started.html", "/try.html", "/problems/not-found");

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void operators_have_a_port_of_their_own() {
        for (String path : List.of("/q/metrics", "/q/health", "/q/health/ready", "/internal/openapi")) {
            anonymous().get(path).hasStatus(404);
        }
    }

    @Test
    void metrics_hold_no_address() {
        String secret = "s" + UUID.randomUUID().toString().replace("-", "");
        as(CASEWORKER_AT_MINISTRY).get("/v1/persons/by-external-id/NATIONAL_NUMBER/" + secret);
        as(CASEWORKER_AT_MINISTRY).get("/v1/persons?q=" + secret);
        as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + secret);
        as(CASEWORKER_AT_MINISTRY).get("/v1/audit/case/" + secret);
        as(CASEWORKER_AT_MINISTRY).get("/v1/code-lists/" + secret);
        as(CASEWORKER_AT_MINISTRY).get("/v1/nothing/" + secret);
        anonymous().get("/v1/cases/" + secret);
        anonymous().get("/provider/" + secret);
        anonymous().get("/feedback/" + secret);
        anonymous().get("/" + secret + ".html");
        anonymous().get("/problems/" + secret);

        assertThat(given().get(metrics).asString())
                .contains("uri=\"/v1/persons/*\"", "uri=\"/provider/*\"", "uri=\"/v1/audit/*\"")
                .doesNotContain(secret);
    }

    /** What the rules for Prometheus ask for, as it is written there. */
    @Test
    void it_is_measured_how_many_requests_were_answered_within_half_a_second() {
        as(CASEWORKER_AT_MINISTRY).get("/v1/persons/1").hasStatus(200);

        assertThat(given().get(metrics).asString())
                .containsPattern(
                        "http_server_requests_seconds_bucket\\{application=\"gateway\",[^}]*le=\"0\\.5\"[^}]*}");
    }

    @Test
    void an_answer_of_a_service_is_kept_nowhere_and_says_each_thing_once() {
        Response answer =
                as(CASEWORKER_AT_MINISTRY).get("/v1/persons/1").hasStatus(200).raw();

        for (String header : List.of("Cache-Control", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options")) {
            assertThat(answer.headers().getValues(header)).as(header).hasSize(1);
        }
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/code-lists").raw().header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(anonymous().get("/v1/code-lists").raw().header("Cache-Control"))
                .contains("max-age");
        assertThat(anonymous().get("/v1/persons/1").raw().header("Cache-Control"))
                .isEqualTo("no-store");
    }

    /** Each thing is said once, and by the service: this one says nothing. */
    @Test
    void how_long_a_file_of_a_service_is_kept_the_service_says() {
        for (String file : List.of("/monitoring/app.js", "/provider/page.css")) {
            assertThat(anonymous().get(file).raw().headers().getValues("Cache-Control"))
                    .as(file)
                    .containsExactly("no-store");
        }
        assertThat(anonymous().get("/portal.js").raw().headers().getValues("Cache-Control"))
                .containsExactly("no-cache");
    }

    @Test
    void every_page_runs_its_own_scripts_only_and_stands_in_no_frame() {
        for (String page : PAGES) {
            Response answer = anonymous().get(page).hasStatus(200).raw();
            assertThat(answer.header("Content-Security-Policy"))
                    .as(page)
                    .contains("script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'");
            assertThat(answer.header("Referrer-Policy")).as(page).isEqualTo("no-referrer");
            assertThat(answer.header("X-Content-Type-Options")).as(page).isEqualTo("nosniff");
            assertThat(answer.asString()).as(page).doesNotContain("<script>", " style=", "onclick=");
        }
    }

    /** Also what a library brings, whose address has its version. */
    @Test
    void what_a_page_loads_is_there() {
        for (String page : PAGES) {
            Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css))\"")
                    .matcher(anonymous().get(page).raw().asString())
                    .results()
                    .forEach(loaded -> anonymous().get(loaded.group(1)).hasStatus(200));
        }
    }
}
