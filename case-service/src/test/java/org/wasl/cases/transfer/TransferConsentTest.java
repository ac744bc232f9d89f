package org.wasl.cases.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.cases.FakeRegistry;
import org.wasl.cases.RegistryNews;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;

/** An offer of a case and the consent on which it rests. */
@QuarkusTest
class TransferConsentTest extends TransferScenario {
    @Test
    void a_case_on_a_consent_goes_on_with_what_the_person_allowed_the_new_agency() {
        Answer file = offerable();
        Answer offer = offered(file);
        accepted(offer).hasStatus(200);

        Answer theirs = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file.id());
        assertThat(theirs.<String>at("consentId")).isEqualTo(offer.<String>at("consentId"));
        assertThat(theirs.<Object>at("consentEndedAt")).isNull();
    }

    @Test
    void an_offer_is_not_accepted_when_its_consent_has_ended() {
        Answer offer = offered(offerable());
        FakeRegistry.ends(offer.at("consentId"));

        accepted(offer).isProblem(409, "consent-required");
    }

    @Test
    void an_offer_is_taken_back_with_its_consent() {
        Answer file = offerable();
        Answer offer = offered(file);

        RegistryNews.consentWithdrawn(file.at("subjectId"), offer.at("consentId"));

        await().atMost(Duration.ofSeconds(20)).until(() -> as(SUPERVISOR_AT_UNHCR)
                .get("/v1/transfers/" + offer.id())
                .at("status")
                .equals("REVOKED"));
        assertThat(read(file).<Object>at("consentEndedAt"))
                .as("the case rests on another")
                .isNull();
    }

    @Test
    void an_offer_on_a_supervisors_word_is_taken_back_when_the_record_is_only_kept() {
        Answer file = offerable();
        Map<String, Object> body = offer();
        body.put("overrideReason", "The family asked for it");
        Answer offer = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", body)
                .hasStatus(201);
        decidedBySecond(file, "approve").hasStatus(200);

        // What another agency was asked for does not end this one's work.
        Answer other = offerable();
        Answer standing = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/cases/" + other.id() + "/transfers", body)
                .hasStatus(201);
        decidedBySecond(other, "approve").hasStatus(200);
        restricted(other, "[\"" + Persona.MINISTRY + "\"]");
        restricted(file, "null");

        await().atMost(Duration.ofSeconds(20)).until(() -> as(SUPERVISOR_AT_UNHCR)
                .get("/v1/transfers/" + offer.id())
                .at("status")
                .equals("REVOKED"));
        accepted(offer).isProblem(412, "stale-version");
        assertThat(as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + standing.id()).<String>at("status"))
                .isEqualTo("OFFERED");
    }

    @Test
    void what_the_person_allowed_the_former_agency_does_not_count_for_the_new_one() {
        Answer file = opened("DISABILITY");
        Map<String, Object> body = offer();
        body.put("overrideReason", "The family is in danger where it lives");
        Answer offer = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", body)
                .hasStatus(201);
        decidedBySecond(file, "approve").hasStatus(200);
        accepted(as(SUPERVISOR_AT_UNHCR).get("/v1/transfers/" + offer.id())).hasStatus(200);

        Answer theirs = as(CASEWORKER_AT_UNHCR).get("/v1/cases/" + file.id());
        assertThat(theirs.<Object>at("consentEndedAt")).isNotNull();
        assertThat(as(CASEWORKER_AT_UNHCR)
                        .get("/v1/tasks?type=CONSENT_ENDED&caseId=" + file.id())
                        .<String>list("items.assignee"))
                .containsExactly(CASEWORKER_AT_UNHCR.subject().toString());
        Answer settled = as(CASEWORKER_AT_UNHCR)
                .step(theirs, "/v1/cases/" + file.id() + "/register", onConsent(theirs))
                .hasStatus(200);
        assertThat(settled.<Object>at("consentEndedAt")).isNull();
    }

    @Test
    void without_consent_the_case_is_not_offered() {
        Answer file = opened("DISABILITY");

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .isProblem(409, "consent-required");
        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/" + file.id() + "/transfers", offer())
                .isProblem(403, "not-allowed");
    }
}
