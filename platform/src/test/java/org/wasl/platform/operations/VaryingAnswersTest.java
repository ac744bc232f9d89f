package org.wasl.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.PlatformTest;
import org.wasl.platform.testing.Api.Answer;

/** What a cache must know of an answer. */
@QuarkusTest
class VaryingAnswersTest extends PlatformTest {
    @Test
    void every_answer_says_that_it_is_in_a_language() {
        Answer made = as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", parcel()).hasStatus(201);
        for (Answer answer : List.of(
                made,
                as(REGISTRAR_AT_MINISTRY).get("/v1/parcels").hasStatus(200),
                as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/" + made.id()).hasStatus(200),
                as(REGISTRAR_AT_MINISTRY).get("/v1/parcels?nothing=1").hasStatus(400),
                as(REGISTRAR_AT_MINISTRY).get("/v1/parcels/nothing").hasStatus(404),
                as(REGISTRAR_AT_MINISTRY).get("/v1/nothing").hasStatus(404),
                as(REGISTRAR_AT_MINISTRY).post("/v1/parcels", Map.of()).hasStatus(422),
                anonymous().get("/v1/parcels").hasStatus(401))) {
            assertThat(answer.raw().headers().getValues("Vary")).containsExactly("Accept-Language");
        }
        Answer refused = as(REGISTRAR_AT_MINISTRY)
                .with("Accept", "image/png")
                .get("/v1/parcels")
                .isProblem(406, "not-acceptable");
        assertThat(refused.raw().header("Vary")).isEqualTo("Accept, Accept-Language");
    }

    @Test
    void a_truth_in_an_address_is_true_or_false() {
        for (String truth : List.of("true", "false")) {
            as(REGISTRAR_AT_MINISTRY).get("/v1/parcels?count=" + truth).hasStatus(200);
        }
        for (String neither : List.of("perhaps", "TRUE", "0")) {
            as(REGISTRAR_AT_MINISTRY)
                    .get("/v1/parcels?count=" + neither)
                    .isProblem(400, "unreadable-request")
                    .names("#count", "invalid");
        }
    }
}
