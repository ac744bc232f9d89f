package org.wasl.gateway.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.gateway.GatewayTest;
import org.wasl.platform.testing.Tokens;

/** The fake service takes no DELETE. */
@QuarkusTest
class AllowedMethodsTest extends GatewayTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/persons                  | GET, HEAD, OPTIONS, POST",
                "/v1/persons/1                | GET, HEAD, OPTIONS, PATCH",
                "/v1/persons/search           | OPTIONS, POST",
                "/v1/audit/case/entries       | GET, HEAD, OPTIONS",
                "/v1/me                       | GET, HEAD, OPTIONS",
            })
    void an_address_tells_its_methods_when_asked_and_when_it_refuses_one(String path, String allowed) {
        Response asked = given().auth().oauth2(Tokens.of(UNHCR_SYSTEM)).options(path);
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.header("Allow")).isEqualTo(allowed);

        assertThat(as(UNHCR_SYSTEM).delete(path).hasStatus(405).raw().header("Allow"))
                .isEqualTo(allowed);
    }

    @Test
    void without_a_token_nothing_is_told() {
        anonymous().get("/v1/persons").isProblem(401, "not-authenticated");
        assertThat(given().options("/v1/persons").statusCode()).isEqualTo(401);
    }
}
