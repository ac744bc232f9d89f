package org.wasl.platform.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;

@QuarkusTest
class WhoMayCallTest extends PlatformTest {
    @Test
    void nobody_gets_in_without_a_token() {
        anonymous().get("/v1/parcels").isProblem(401, "not-authenticated");
    }

    @Test
    void an_expired_a_forged_and_a_foreign_token_are_no_tokens() {
        withToken(Tokens.expired(REGISTRAR_AT_MINISTRY)).get("/v1/parcels").isProblem(401, "not-authenticated");
        withToken(Tokens.forged(REGISTRAR_AT_MINISTRY)).get("/v1/parcels").isProblem(401, "not-authenticated");
        withToken(Tokens.forAnotherAudience(REGISTRAR_AT_MINISTRY))
                .get("/v1/parcels")
                .isProblem(401, "not-authenticated");
        withToken("not.a.token").get("/v1/parcels").isProblem(401, "not-authenticated");
    }

    @Test
    void another_role_is_refused() {
        as(CASEWORKER_AT_MINISTRY).get("/v1/parcels").isProblem(403, "not-allowed");
        as(ADMINISTRATOR).get("/v1/parcels").isProblem(403, "not-allowed");
    }

    @Test
    void the_record_of_another_agency_does_not_exist() {
        String id = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).id();

        as(REGISTRAR_AT_UNHCR).get("/v1/parcels/" + id).isProblem(404, "not-found");
        as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + id).hasStatus(200);
    }

    @Test
    void a_request_id_goes_through_and_one_is_made_where_it_is_missing_or_odd() {
        var kept =
                as(REGISTRAR_AT_MINISTRY).with("X-Request-Id", "trace-me-1234").get("/v1/parcels");
        var made = as(REGISTRAR_AT_MINISTRY).with("X-Request-Id", "a b").get("/v1/parcels");

        assertThat(kept.raw().header("X-Request-Id")).isEqualTo("trace-me-1234");
        assertThat(made.raw().header("X-Request-Id")).isNotEqualTo("a b").isNotBlank();
    }

    @Test
    void an_unknown_purpose_is_refused() {
        String id = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).id();

        as(REGISTRAR_AT_MINISTRY)
                .with("X-Purpose", "CURIOSITY")
                .get("/v1/parcels/" + id)
                .isProblem(400, "unreadable-request");

        for (String unknown : List.of("CURIOSITY", "")) {
            Answer refused = as(REGISTRAR_AT_MINISTRY)
                    .with("X-Purpose", unknown)
                    .get("/v1/parcels")
                    .isProblem(400, "unreadable-request")
                    .names("#X-Purpose", "unknown-code");
            assertThat(refused.<List<String>>at("errors[0].allowed")).contains("REFERRAL", "CASE_MANAGEMENT");
        }
    }
}
