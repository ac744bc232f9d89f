package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** What the recipient learns of how to reach the person, and when. */
@QuarkusTest
class SafeContactInstructionsTest extends ReferralTest {
    private static Map<String, Object> careful(String safeToContact) {
        Map<String, Object> body = referralOf(somebody());
        body.put("needCodes", List.of("DS-PM"));
        body.put("restrictions", "No home visits");
        body.put(
                "guidance",
                Map.of(
                        "household",
                        false,
                        "separatedOrUnaccompanied",
                        true,
                        "alreadyProvided",
                        "Crutches in March",
                        "contact",
                        Map.of("safeToContact", safeToContact, "hours", "mornings", "sayWho", false),
                        "guardian",
                        Map.of("name", "هند", "relation", "aunt", "informed", true)));
        return body;
    }

    @Test
    void needs_and_restrictions_open_with_sending_and_the_guidance_with_acceptance() {
        Answer sent = sentAs(careful("RULES"));

        Answer before = as(PROVIDER_IN_IRBID).get("/v1/referrals/" + sent.id());
        assertThat(before.<List<String>>at("details.needCodes")).containsExactly("DS-PM");
        assertThat(before.<String>at("details.restrictions")).isEqualTo("No home visits");
        assertThat(before.raw().asString()).doesNotContain("هند", "Crutches", "mornings");

        Answer after = by(PROVIDER_IN_IRBID, sent, "accept", Map.of()).hasStatus(200);
        assertThat(after.<String>at("guidance.guardian.name")).isEqualTo("هند");
        assertThat(after.<String>at("guidance.contact.hours")).isEqualTo("mornings");
        assertThat(after.<String>at("profile.contactPoints[0].value")).isNotNull();
    }

    @Test
    void who_must_not_be_contacted_has_no_number_for_the_recipient() {
        Answer sent = sentAs(careful("NO"));

        Answer after = by(PROVIDER_IN_IRBID, sent, "accept", Map.of()).hasStatus(200);

        assertThat(after.<String>at("guidance.contact.safeToContact")).isEqualTo("NO");
        assertThat(after.<Object>at("profile.contactPoints[0].value")).isNull();
        assertThat(after.<List<String>>at("redactions")).contains("CONTACT");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id())
                        .<String>at("profile.contactPoints[0].value"))
                .isNotNull();
    }

    @Test
    void a_draft_is_changed_until_it_is_sent() {
        Answer draft = drafted(somebody());
        String path = "/v1/referrals/" + draft.id();

        Answer changed = as(CASEWORKER_AT_MINISTRY)
                .patch(
                        path,
                        draft.etag(),
                        Map.of("priority", "NORMAL", "guidance", Map.of("alreadyProvided", "Crutches")))
                .hasStatus(200);
        assertThat(changed.<String>at("priority")).isEqualTo("NORMAL");
        assertThat(changed.<String>at("details.reason")).isEqualTo("Assessment for a wheelchair");
        assertThat(changed.<String>at("guidance.alreadyProvided")).isEqualTo("Crutches");
        as(CASEWORKER_AT_MINISTRY)
                .patch(
                        path,
                        changed.etag(),
                        Map.of("subjectId", UUID.randomUUID().toString()))
                .isProblem(422, "invalid-fields")
                .names("/subjectId", "not-changeable");

        Answer sent = by(CASEWORKER_AT_MINISTRY, draft, "send", null).hasStatus(200);
        as(CASEWORKER_AT_MINISTRY)
                .patch(path, sent.etag(), Map.of("priority", "URGENT"))
                .isProblem(409, "illegal-step");
    }

    @Test
    void a_void_referral_keeps_its_trace_and_loses_its_words() {
        Answer sent = sentAs(careful("RULES"));
        Answer asked = by(PROVIDER_IN_IRBID, sent, "ask-void", null).hasStatus(200);
        assertThat(asked.<Object>at("details.voidAskedAt")).isNotNull();

        Answer gone = by(CASEWORKER_AT_MINISTRY, sent, "void", Map.of("code", "SENT_IN_ERROR"))
                .hasStatus(200);

        assertThat(gone.raw().asString()).doesNotContain("wheelchair", "No home visits", "هند", "Crutches");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id() + "/events")
                        .<String>list("items.step"))
                .containsExactly("send", "ask-void", "void");
    }
}
