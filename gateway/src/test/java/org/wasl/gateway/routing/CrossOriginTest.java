package org.wasl.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.gateway.GatewayTest;
import org.wasl.gateway.document.ContractDocument;
import org.wasl.platform.testing.Tokens;

/** What a browser is told about pages of other sites, and what a client of FHIR is told by the gateway itself. */
@QuarkusTest
@TestProfile(CrossOriginTest.WithAnOrigin.class)
class CrossOriginTest extends GatewayTest {
    private static final String OURS = "https://app.example.org";
    private static final String FOREIGN = "https://elsewhere.example.org";

    public static class WithAnOrigin implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("wasl.cors.origins", OURS + ",http://localhost:5173");
        }
    }

    private static RequestSpecification from(String origin) {
        return RestAssured.given().header("Origin", origin);
    }

    private static Response preflight(String origin, String path, String method) {
        return from(origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,if-match")
                .options(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/hsds",
                "/hsds/services",
                "/fhir/metadata",
                "/openapi.json",
                "/openapi.yaml",
                "/asyncapi.json",
                "/v1/code-lists",
                "/v1/code-lists/nothing",
                "/problems/not-found"
            })
    void what_is_public_is_read_by_pages_of_all_sites(String path) {
        for (String origin : new String[] {OURS, FOREIGN, "null"}) {
            Response answer = from(origin).get(path);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEqualTo("*");
            assertThat(answer.header("Access-Control-Expose-Headers"))
                    .contains("ETag", "Location", "Retry-After", "Link", "Content-Disposition", "X-Request-Id");
            assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
            Response asked = preflight(origin, path, "GET");
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(asked.header("Access-Control-Allow-Methods")).contains("GET");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/persons/1", "/v1/me", "/fhir/Task", "/v1/referrals", "/v1/nothing", "/provider/1", "/hsdsx"
            })
    void everything_else_is_read_by_pages_of_the_configured_origins(String path) {
        String token = "Bearer " + Tokens.of(CASEWORKER_AT_MINISTRY);
        for (String origin : new String[] {OURS, "http://localhost:5173"}) {
            for (Response answer : new Response[] {
                from(origin).header("Authorization", token).get(path),
                from(origin).get(path)
            }) {
                assertThat(answer.headers().getValues("Access-Control-Allow-Origin"))
                        .as(path)
                        .containsExactly(origin);
                assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag");
                assertThat(answer.header("Vary")).contains("Origin").contains("Accept-Language");
            }
            Response asked = preflight(origin, path, "PATCH");
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(asked.header("Access-Control-Allow-Headers")).contains("Authorization", "If-Match");
            assertThat(asked.header("Access-Control-Max-Age")).isNotBlank();
        }
        for (String origin :
                new String[] {FOREIGN, "null", "https://app.example.org.evil.org", "http://app.example.org"}) {
            Response answer = from(origin).header("Authorization", token).get(path);
            assertThat(answer.header("Access-Control-Allow-Origin")).as(origin).isNull();
            assertThat(answer.header("Access-Control-Expose-Headers")).isNull();
            assertThat(answer.header("Vary")).contains("Origin");
            Response asked = preflight(origin, path, "PATCH");
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.header("Access-Control-Allow-Origin")).isNull();
            assertThat(asked.header("Access-Control-Allow-Headers")).isNull();
        }
    }

    /** Whichever service would answer, and whatever the answer is. */
    @Test
    void every_operation_of_the_contract_says_that_its_answer_is_in_a_language() {
        for (ContractDocument.Operation operation : new ContractDocument().operations()) {
            Response answer = RestAssured.given()
                    .header("Authorization", "Bearer " + Tokens.of(MONITOR_OF_ALL))
                    .request(operation.method(), operation.path().replaceAll("[{][^}]*[}]", "1"));
            assertThat(answer.headers().getValues("Vary")).as(operation.id()).hasSize(1);
            assertThat(answer.header("Vary")).as(operation.id()).contains("Accept-Language");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/Task", "/fhir", "/fhir/Patient/1"})
    void a_client_of_fhir_is_refused_in_an_outcome(String path) {
        Response refused = RestAssured.given().get(path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.contentType()).startsWith("application/fhir+json");
        assertThat(refused.jsonPath().getString("resourceType")).isEqualTo("OperationOutcome");
        assertThat(refused.jsonPath().getString("issue[0].code")).isEqualTo("login");
        assertThat(refused.header("WWW-Authenticate")).isNotBlank();
        Response away = RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(CASEWORKER_AT_MINISTRY))
                .get(path);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.contentType()).startsWith("application/fhir+json");
        assertThat(away.jsonPath().getString("issue[0].code")).isEqualTo("transient");
    }
}
