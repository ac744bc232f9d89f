package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;

@QuarkusTest
class RoutingTest extends GatewayTest {
    @Test
    void a_request_goes_to_its_service_with_its_ids_and_the_answer_comes_back_whole() {
        Answer answer = as(CASEWORKER_AT_MINISTRY)
                .with("X-Request-Id", "request-12345")
                .get("/v1/cases/1?status=OPEN")
                .hasStatus(200);

        assertThat(answer.<String>at("path")).isEqualTo("/v1/cases/1?status=OPEN");
        assertThat(answer.<String>at("requestId")).isEqualTo("request-12345");
        assertThat(answer.<String>at("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(answer.<Boolean>at("authorized")).isTrue();
        assertThat(answer.etag()).matches("\"7-[0-9a-f]{16}\"");
    }

    @Test
    void a_trace_that_the_caller_began_goes_on() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .with("traceparent", trace)
                        .get("/v1/persons/1")
                        .<String>at("traceparent"))
                .isEqualTo(trace);
    }

    @Test
    void the_paths_of_each_service_are_joined_under_its_name() {
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/audit/case/entries?limit=3")
                        .<String>at("path"))
                .isEqualTo("/v1/audit/entries?limit=3");
        as(CASEWORKER_AT_MINISTRY).get("/v1/audit/nobody/entries").isProblem(404, "not-found");
    }

    @Test
    void a_body_passes() {
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .post("/v1/persons", Map.of("note", "x".repeat(50_000)))
                        .<Integer>at("bytes"))
                .isGreaterThan(50_000);
    }

    @Test
    void a_caller_that_closes_her_connection_does_not_close_the_gateways_to_the_service() {
        Answer answer = as(CASEWORKER_AT_MINISTRY).with("Connection", "close").get("/v1/persons/1");

        // Closed while the next request is on its way, it would be a 502 for somebody else.
        assertThat(answer.<String>at("connection")).isNotEqualToIgnoringCase("close");
    }

    @Test
    void a_body_that_is_too_large_does_not() {
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/persons", Map.of("note", "x".repeat(200_000)))
                .isProblem(413, "body-too-large");
    }

    @Test
    void without_a_valid_token_nothing_reaches_a_service() {
        anonymous().get("/v1/persons/1").isProblem(401, "not-authenticated");
        withToken(Tokens.expired(CASEWORKER_AT_MINISTRY)).get("/v1/persons/1").isProblem(401, "not-authenticated");
        withToken(Tokens.forged(CASEWORKER_AT_MINISTRY))
                .post("/v1/persons", Map.of("a", 1))
                .isProblem(401, "not-authenticated");
    }

    @Test
    void the_public_directory_needs_no_token() {
        anonymous()
                .get("/hsds/services")
                .isProblem(503, "dependency-unavailable"); // on its way to a service that is away
        anonymous().get("/v1/directory/services").isProblem(401, "not-authenticated");
    }

    @Test
    void a_service_that_is_away_silent_or_broken_is_a_problem_in_the_callers_language() {
        Answer away = as(CASEWORKER_AT_MINISTRY)
                .with("Accept-Language", "ar")
                .get("/v1/referrals")
                .isProblem(503, "dependency-unavailable");
        assertThat(away.<String>at("title")).isEqualTo("خدمة مطلوبة غير متاحة الآن");
        assertThat(away.raw().header("Retry-After")).isNotBlank();
        as(CASEWORKER_AT_MINISTRY).get("/v1/persons/silent").isProblem(504, "gateway-timeout");
        Answer broken = as(CASEWORKER_AT_MINISTRY).get("/v1/persons/broken").isProblem(502, "bad-gateway");
        assertThat(broken.raw().header("Retry-After")).isNotBlank();
    }

    @Test
    void a_service_that_is_ending_is_one_that_is_away() {
        Answer ending = as(CASEWORKER_AT_MINISTRY).get("/v1/persons/ending").isProblem(503, "dependency-unavailable");
        assertThat(ending.raw().header("Retry-After")).isEqualTo("5");
    }

    @Test
    void who_asks_too_much_is_told_when_to_ask_again_and_others_are_not_held_up() {
        Answer last = refused("/v1/persons/1").isProblem(429, "too-many-requests");

        assertThat(Integer.parseInt(last.raw().header("Retry-After"))).isPositive();
        assertThat(last.raw().header("RateLimit-Policy")).isEqualTo("\"person\";q=100;w=60");
        refused("/v1/me").isProblem(429, "too-many-requests");
        Answer other = as(CASEWORKER_AT_MINISTRY).get("/v1/persons/1").hasStatus(200);
        assertThat(other.raw().header("RateLimit")).startsWith("\"person\";r=");
    }

    /** The first answer that is not a good one: the bucket fills while it is emptied, so their number is not certain. */
    private static Answer refused(String path) {
        for (int i = 0; i < 1000; i++) {
            Answer answer = as(MONITOR_OF_ALL).get(path);
            if (answer.raw().statusCode() != 200) {
                return answer;
            }
        }
        throw new AssertionError("nothing was refused");
    }

    @Test
    void an_address_or_a_method_that_the_contract_does_not_have_is_told_and_no_service_is_asked() {
        for (String path :
                List.of("/v1/nothing", "/v1/persons/1/nothing", "/v1/referrals/1/nothing", "/hsds/nothing")) {
            as(CASEWORKER_AT_MINISTRY).get(path).isProblem(404, "unknown-path");
        }
        for (String path : List.of("/v1/persons/1/needs", "/v1/referrals/1/send", "/v1/code-lists")) {
            Answer refused = as(CASEWORKER_AT_MINISTRY).put(path, Map.of()).isProblem(405, "method-not-allowed");
            assertThat(refused.raw().header("Allow")).contains("OPTIONS");
        }
    }

    @Test
    void what_a_caller_has_already_is_not_sent_again() {
        Api same = as(CASEWORKER_AT_MINISTRY)
                .with("X-Request-Id", "request-12345")
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        String tag = same.get("/v1/persons/1").hasStatus(200).etag();

        for (String known : List.of(tag, "\"other\", W/" + tag, "*")) {
            Answer again =
                    same.with("If-None-Match", known).get("/v1/persons/1").hasStatus(304);
            assertThat(again.etag()).isEqualTo(tag);
            assertThat(again.raw().asString()).isEmpty();
        }
        // Another version, and the same version as somebody else sees it.
        for (String other : List.of("\"7\"", "\"6-0123456789abcdef\"", "\"7-0123456789abcdef\"")) {
            same.with("If-None-Match", other).get("/v1/persons/1").hasStatus(200);
        }
    }

    @Test
    void what_is_too_long_is_told_with_a_body() throws IOException {
        assertThat(sent("/v1/persons/1?name=" + "x".repeat(9000)))
                .startsWith("HTTP/1.1 414")
                .contains("address-too-long");
        assertThat(sent("/v1/persons/1", "X-Large: " + "x".repeat(40_000)))
                .startsWith("HTTP/1.1 431")
                .contains("headers-too-large");
    }

    @Test
    void an_address_that_browsers_send_is_read_and_one_that_nobody_can_read_is_told_with_a_body() throws IOException {
        assertThat(sent("/v1/cases/1?filter={a|b}[0]\"^`")).contains("/v1/cases/1?filter=%7Ba%7Cb%7D%5B0%5D%22%5E%60");
        assertThat(sent("/v1/cases/1?name=فاطمة")).contains("/v1/cases/1?name=%D9%81%D8%A7%D8%B7%D9%85%D8%A9");
        assertThat(sent("/v1/code-lists/{name}")).startsWith("HTTP/1.1 404").contains("application/problem+json");
        assertThat(sent("/v1/audit/gateway/entries?limit=|"))
                .startsWith("HTTP/1.1 4")
                .contains("application/problem+json");
        for (String unreadable : List.of("/v1/cases/1?name=%zz", "/v1/cases/%", "/v1/cases/1?rate=100%", "/%u0641")) {
            assertThat(sent(unreadable))
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "unreadable-request");
        }
    }

    @Test
    void an_address_that_is_no_path_is_told_with_a_body() throws IOException {
        for (String address : List.of("*", "v1/persons", "/v1/persons\\1", "/v1\\persons", "\\v1")) {
            assertThat(sent(address))
                    .as(address)
                    .startsWith("HTTP/1.1 4")
                    .contains("application/problem+json", "/problems/");
        }
    }

    @Test
    void a_client_of_the_exchange_is_refused_in_the_form_of_its_standard() {
        String search = "/spdci/v1.0.0/registry/search";
        Answer unknown = refusedInTheExchange(anonymous().post(search, Map.of()), 401, "err.request.unauthorized");
        assertThat(unknown.<String>at("errors[0].code")).isEqualTo("err.request.unauthorized");
        refusedInTheExchange(as(UNHCR_SYSTEM).get(search), 405, "err.request.not_found");
        refusedInTheExchange(
                as(UNHCR_SYSTEM).post("/spdci/v1.0.0/registry/nothing", Map.of()), 404, "err.request.not_found");
        refusedInTheExchange(as(UNHCR_SYSTEM).post("/spdci/registry/nothing", Map.of()), 404, "err.request.not_found");
    }

    private static Answer refusedInTheExchange(Answer answer, int status, String code) {
        answer.hasStatus(status);
        assertThat(answer.raw().contentType()).startsWith("application/json");
        assertThat(answer.<String>at("message.ack_status")).isEqualTo("ERR");
        assertThat(answer.<String>at("message.error.code")).isEqualTo(code);
        assertThat(answer.<String>at("message.error.message")).isNotBlank();
        assertThat(answer.<String>at("message.correlation_id")).isNotBlank();
        assertThat(answer.<String>at("message.timestamp")).isNotBlank();
        return answer;
    }

    private static String sent(String address, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String request =
                    "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                            + Tokens.of(CASEWORKER_AT_MINISTRY) + "\r\n"
                            + Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining()) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
