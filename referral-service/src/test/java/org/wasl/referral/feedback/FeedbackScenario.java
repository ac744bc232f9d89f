package org.wasl.referral.feedback;

import static io.restassured.RestAssured.given;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** Referrals whose persons are asked what they say of them. */
abstract class FeedbackScenario extends ReferralTest {
    static final Map<String, Object> HANDED_OVER = Map.of("delivery", "HANDED_OVER");

    @Inject
    EntityManager entities;

    static Answer completed() {
        return completed(somebody());
    }

    static Answer completed(String person) {
        Answer accepted = accepted(person);
        return by(PROVIDER_IN_IRBID, accepted, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
    }

    static Answer invitation(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/referrals/" + referral.id() + "/feedback-invitations", HANDED_OVER);
    }

    static String code(Answer referral) {
        return invitation(referral).hasStatus(201).at("code");
    }

    static Response says(String code, Map<String, String> answers) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", "en")
                .formParam("code", code)
                .formParams(answers)
                .post("/feedback");
    }

    static Answer read(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).hasStatus(200);
    }
}
