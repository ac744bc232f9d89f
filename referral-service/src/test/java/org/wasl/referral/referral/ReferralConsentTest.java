package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;

/** A referral goes out on consent, and is closed to the recipient with it. */
@QuarkusTest
class ReferralConsentTest extends ClosedLoop {
    @Test
    void without_consent_nothing_is_sent_and_nothing_disclosed() {
        String person = UUID.randomUUID().toString();
        FakeRegistry.refuses(person);
        Answer draft = drafted(person);

        as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(409, "consent-required");

        as(PROVIDER_IN_IRBID).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @EnumSource(names = {"WORK_WITH_PERSON_REQUIRED", "PERSON_IS_RESTRICTED", "LEGAL_BASIS_REJECTED", "NOT_ALLOWED"})
    void why_the_registry_refuses_reaches_whoever_sends(CommonProblem why) {
        String person = somebody();
        FakeRegistry.refuses(person, why);

        by(CASEWORKER_AT_MINISTRY, drafted(person), "send", null).isProblem(why.status(), why.code());
    }

    @Test
    void while_the_registry_is_down_sending_fails_closed_and_the_same_request_succeeds_later() {
        Answer draft = drafted(somebody());
        String key = UUID.randomUUID().toString();
        FakeRegistry.isDown(true);

        Answer refused = as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(503, "dependency-unavailable");
        assertThat(refused.raw().header("Retry-After")).isNotBlank();
        as(PROVIDER_IN_IRBID).get("/v1/referrals/" + draft.id()).isProblem(404, "not-found");

        FakeRegistry.isDown(false);
        Answer sent = as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", key)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .hasStatus(200);

        FakeRegistry.isDown(true);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .with("Idempotency-Key", key)
                        .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                        .hasStatus(200)
                        .raw()
                        .asString())
                .isEqualTo(sent.raw().asString());
    }

    @Test
    void an_unknown_person_cannot_be_referred() {
        Answer draft = drafted(UUID.randomUUID().toString());

        as(CASEWORKER_AT_MINISTRY)
                .step(draft, "/v1/referrals/" + draft.id() + "/send", null)
                .isProblem(403, "work-with-person-required");
    }

    @Test
    void a_withdrawn_consent_cuts_the_recipient_off_at_once() {
        String person = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(person, consent);
        Answer accepted = accepted(person);

        Topic.send("wasl.registry.events", person, withdrawn(person, consent));

        Answer seen = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(PROVIDER_IN_IRBID).get("/v1/referrals/" + accepted.id()),
                        answer -> answer.<Boolean>at("accessClosed"));
        assertThat(seen.<String>at("status")).isEqualTo("CANCELLED");
        assertThat(seen.raw().asString()).doesNotContain("سامي", "\"5-11\"", "wheelchair");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + accepted.id())
                        .<String>at("details.reasonCode"))
                .isEqualTo("CONSENT_WITHDRAWN");
    }

    @Test
    void a_narrower_consent_leaves_less_to_the_recipient_of_what_went_out_and_the_end_of_all_cuts_it_off() {
        String person = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(person, consent);
        Answer accepted = accepted(person);
        String path = "/v1/referrals/" + accepted.id();
        assertThat(as(PROVIDER_IN_IRBID).get(path).<String>at("profile.contactPoints[0].value"))
                .isEqualTo("+962790000000");

        Topic.send(
                "wasl.registry.events", person, effect(person, UUID.randomUUID().toString(), ""));
        Topic.send("wasl.registry.events", person, effect(person, consent, "\"IDENTITY\",\"NEEDS\""));

        Answer narrowed = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> as(PROVIDER_IN_IRBID).get(path),
                        answer -> answer.at("profile.contactPoints[0].value") == null);
        assertThat(narrowed.<String>at("profile.names[0].given")).isEqualTo("سامي");
        assertThat(narrowed.<List<String>>at("profile.redactions")).contains("CONTACT", "LOCATION");
        assertThat(narrowed.raw().asString()).doesNotContain("+962790000000", "@example.org");
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).raw().asString()).doesNotContain("+962790000000");

        Topic.send("wasl.registry.events", person, effect(person, consent, "\"IDENTITY\",\"CONTACT\""));
        Topic.send("wasl.registry.events", person, effect(person, consent, ""));
        Answer closed = await().atMost(Duration.ofSeconds(20))
                .until(() -> as(PROVIDER_IN_IRBID).get(path), answer -> answer.<Boolean>at("accessClosed"));
        assertThat(closed.<String>at("status")).isEqualTo("CANCELLED");
    }

    @Test
    void a_provider_who_was_cut_off_and_repeats_the_acceptance_sees_what_a_reading_shows_and_leaves_a_trace() {
        String person = UUID.randomUUID().toString();
        String consent = UUID.randomUUID().toString();
        FakeRegistry.grants(person, consent);
        Answer sent = sent(person);
        String path = "/v1/referrals/" + sent.id();
        String key = UUID.randomUUID().toString();
        Answer accepted = as(PROVIDER_IN_IRBID)
                .with("Idempotency-Key", key)
                .step(sent, path + "/accept", Map.of())
                .hasStatus(200);
        assertThat(accepted.raw().asString()).contains("سامي", "+962790000000");

        Topic.send("wasl.registry.events", person, withdrawn(person, consent));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(PROVIDER_IN_IRBID).get(path).<Boolean>at("accessClosed"));

        Answer repeated = as(PROVIDER_IN_IRBID)
                .with("Idempotency-Key", key)
                .step(sent, path + "/accept", Map.of())
                .hasStatus(200);
        assertThat(repeated.raw().header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.<Boolean>at("accessClosed")).isTrue();
        assertThat(repeated.raw().asString()).doesNotContain("سامي", "+962790000000", "\"5-11\"");
        assertThat(as(AUDITOR_OF_ALL)
                        .get("/v1/audit/entries?recordId=" + sent.id())
                        .<String>list("items.action"))
                .contains("answer.replayed");
    }

    private static String effect(String person, String consent, String groups) {
        return event(
                "consent.effect-stated", person, """
                {"personId":"%s","effects":[{"purpose":"REFERRAL","recipient":"%s","fieldGroups":[%s],"consents":["%s"]}]}""".formatted(person, PROVIDER_IN_IRBID.agency(), groups, consent));
    }

    private static String withdrawn(String person, String consent) {
        return event(
                "consent.withdrawn",
                person,
                "{\"personId\":\"%s\",\"consentId\":\"%s\",\"purpose\":\"REFERRAL\",\"recipients\":[]}"
                        .formatted(person, consent));
    }
}
