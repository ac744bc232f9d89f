package org.wasl.referral.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

/** Somebody cannot be asked, and cannot wait. */
@QuarkusTest
class WithoutConsentTest extends ReferralTest {
    private static final Map<String, Object> GROUND =
            Map.of("legalBasis", "VITAL_INTEREST", "reason", "Unconscious in hospital");

    private static Answer draftOfSomebodyWhoWasNotAsked() {
        String person = UUID.randomUUID().toString();
        FakeRegistry.refuses(person);
        return drafted(person);
    }

    @Test
    void a_supervisor_sends_it_on_another_legal_basis_with_the_reason() {
        Answer draft = draftOfSomebodyWhoWasNotAsked();
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "consent-required");
        by(CASEWORKER_AT_MINISTRY, draft, "send-without-consent", GROUND).isProblem(403, "not-allowed");

        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + draft.id()).<List<String>>at("allowedActions"))
                .contains("send")
                .doesNotContain("send-without-consent");
        assertThat(as(SUPERVISOR_AT_MINISTRY).get("/v1/referrals/" + draft.id()).<List<String>>at("allowedActions"))
                .contains("send", "send-without-consent");
        Answer sent = by(SUPERVISOR_AT_MINISTRY, draft, "send-without-consent", GROUND)
                .hasStatus(200);

        assertThat(sent.<String>at("withoutConsent.legalBasis")).isEqualTo("VITAL_INTEREST");
        assertThat(sent.<String>at("withoutConsent.reason")).isEqualTo("Unconscious in hospital");
        assertThat(sent.<Object>at("details.consentId")).isNull();
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/referrals/" + draft.id() + "/events")
                        .<String>list("items.findAll { it.step == 'send-without-consent' }.reasonCode"))
                .containsExactly("VITAL_INTEREST");
    }

    @Test
    void the_recipient_learns_that_she_was_not_asked_and_not_why() {
        Answer draft = draftOfSomebodyWhoWasNotAsked();
        by(SUPERVISOR_AT_MINISTRY, draft, "send-without-consent", GROUND).hasStatus(200);

        Answer accepted = by(PROVIDER_IN_IRBID, draft, "accept", Map.of()).hasStatus(200);

        assertThat(accepted.<String>at("withoutConsent.legalBasis")).isEqualTo("VITAL_INTEREST");
        assertThat(accepted.<String>at("profile.names[0].given")).isEqualTo("سامي");
        assertThat(accepted.raw().asString()).doesNotContain("Unconscious");
    }

    @Test
    void the_recipient_is_cut_off_when_the_basis_has_ended_or_was_not_confirmed() {
        Answer draft = draftOfSomebodyWhoWasNotAsked();
        by(SUPERVISOR_AT_MINISTRY, draft, "send-without-consent", GROUND).hasStatus(200);
        by(PROVIDER_IN_IRBID, draft, "accept", Map.of()).hasStatus(200);
        String person = draft.at("subjectId");

        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.legal-basis.ended","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","useId":"%s"}}""".formatted(UUID.randomUUID(), person, person, person));

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        as(PROVIDER_IN_IRBID).get("/v1/referrals/" + draft.id()).<Boolean>at("accessClosed"));
    }

    @Test
    void who_consented_is_referred_on_her_consent_whatever_else_is_named() {
        Answer sent = by(SUPERVISOR_AT_MINISTRY, drafted(somebody()), "send-without-consent", GROUND)
                .hasStatus(200);

        assertThat(sent.<Object>at("withoutConsent")).isNull();
        assertThat(sent.<Object>at("details.consentId")).isNotNull();
    }

    @Test
    void consent_is_no_other_basis_and_a_ground_needs_its_reason() {
        Answer draft = draftOfSomebodyWhoWasNotAsked();
        by(
                        SUPERVISOR_AT_MINISTRY,
                        draft,
                        "send-without-consent",
                        Map.of("legalBasis", "CONSENT", "reason", "She nodded"))
                .names("/legalBasis", "invalid");
        by(SUPERVISOR_AT_MINISTRY, draft, "send-without-consent", Map.of("legalBasis", "PUBLIC_TASK"))
                .names("/reason", "not-blank");
    }
}
