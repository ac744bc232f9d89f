package org.wasl.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

/** An organization closes: nobody there answers any more, so that what waits for it comes back. */
@QuarkusTest
class ClosedRecipientJobTest extends ReferralTest {
    @Inject
    ClosedRecipientJob job;

    @Test
    void what_waits_for_a_recipient_that_has_closed_comes_back_with_alternatives_and_nothing_else_does() {
        String recipient = UUID.randomUUID().toString();
        String place = entry(recipient, "OPEN");
        String other = entry(UUID.randomUUID().toString(), "OPEN");
        String closedToo = entry(UUID.randomUUID().toString(), "CLOSED");
        Answer waiting = sentTo(place);
        Answer underWay = sentTo(place);
        String provider = Tokens.of(UUID.randomUUID().toString(), recipient, "provider");
        withToken(provider)
                .step(underWay, "/v1/referrals/" + underWay.id() + "/accept", Map.of())
                .hasStatus(200);
        Answer elsewhere = sentTo(other);
        job.sweep();
        assertThat(read(waiting).<String>at("status")).isEqualTo("SENT");

        close(recipient);
        job.sweep();

        Answer declined = read(waiting);
        assertThat(declined.<String>at("status")).isEqualTo("DECLINED");
        assertThat(declined.<List<String>>at("details.alternatives"))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(5)
                .doesNotContain(place, closedToo);
        assertThat(declined.<List<String>>at("allowedActions")).contains("re-refer");
        Answer failed = read(underWay);
        assertThat(failed.<String>at("status")).isEqualTo("FAILED");
        assertThat(failed.<List<String>>at("details.alternatives")).isNotEmpty();
        assertThat(withToken(provider).get("/v1/referrals/" + underWay.id()).<Object>at("summary"))
                .as("nothing is disclosed to a closed organization")
                .isNull();
        assertThat(read(elsewhere).<String>at("status")).isEqualTo("SENT");
    }

    /** It comes back by the next sweep; what was disclosed is closed as soon as the service knows. */
    @Test
    void what_was_disclosed_is_closed_before_the_referral_comes_back() {
        String recipient = UUID.randomUUID().toString();
        Answer sent = sentTo(entry(recipient, "OPEN"));
        String provider = Tokens.of(UUID.randomUUID().toString(), recipient, "provider");
        withToken(provider)
                .step(sent, "/v1/referrals/" + sent.id() + "/accept", Map.of())
                .hasStatus(200);
        assertThat(profile(provider, sent)).isNotNull();

        close(recipient);

        await().atMost(Duration.ofSeconds(20)).until(() -> profile(provider, sent) == null);
    }

    private static Object profile(String provider, Answer referral) {
        return withToken(provider)
                .get("/v1/referrals/" + referral.id())
                .hasStatus(200)
                .at("profile");
    }

    @Test
    void nothing_is_sent_to_an_organization_that_has_closed_and_the_registry_is_not_asked() {
        String recipient = UUID.randomUUID().toString();
        Answer draft = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), entry(recipient, "OPEN")))
                .hasStatus(201);
        assertThat(actions(draft)).contains("send");
        close(recipient);
        int asked = FakeRegistry.timesAsked();

        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "target-not-accepting");

        assertThat(FakeRegistry.timesAsked()).isEqualTo(asked);
        assertThat(actions(draft)).contains("edit").doesNotContain("send");
    }

    private static Answer read(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).hasStatus(200);
    }

    private static void close(String organization) {
        as(COORDINATING_EDITOR)
                .patch("/v1/directory/organizations/" + organization, "*", Map.of("status", "CLOSED"))
                .hasStatus(200);
    }

    private static String entry(String organization, String status) {
        String place = UUID.randomUUID().toString();
        as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", """
                        {"organizations":[{"id":"%s","name":"A centre","x_type":"NATIONAL_NGO_ASSOCIATION","x_referral_enabled":true,
                          "x_i18n":{"name":{"en":"A centre","ar":"مركز"}},
                          "services":[{"id":"%s","name":"Hearing aids","assured_date":"%s","x_service_type":"DISABILITY_REHABILITATION",
                            "x_i18n":{"name":{"en":"Hearing aids","ar":"سماعات"}},
                            "service_at_locations":[{"id":"%s","x_accepts_referrals":true,
                              "location":{"id":"%s","name":"Irbid","latitude":32.5556,"longitude":35.85,
                                "x_centre_type":"COMMUNITY_DEVELOPMENT_CENTRE","x_i18n":{"name":{"en":"Irbid","ar":"إربد"}},
                                "addresses":[{"city":"Irbid","x_iso_3166_2":"JO-IR"}]}}]}]}]}""".formatted(
                                organization, UUID.randomUUID(), TestClock.today(), place, UUID.randomUUID()))
                .hasStatus(200);
        if (status.equals("CLOSED")) {
            close(organization);
        }
        return place;
    }

    /** A line of many says what one alone would say. */
    @Test
    void a_closed_organization_answers_many_as_it_answers_one() {
        String recipient = UUID.randomUUID().toString();
        String place = entry(recipient, "OPEN");
        Map<String, Answer> sent = new LinkedHashMap<>();
        List.of("ACKNOWLEDGE", "ACCEPT", "WAITLIST").forEach(kind -> sent.put(kind, sentTo(place)));
        Answer declined = sentTo(place);
        Answer declinedInALine = sentTo(place);
        Api provider = withToken(Tokens.of(UUID.randomUUID().toString(), recipient, "provider"));
        close(recipient);
        Answer tried = sent.get("ACKNOWLEDGE");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> provider.step(tried, "/v1/referrals/" + tried.id() + "/acknowledge", null)
                                .raw()
                                .statusCode()
                        == 403);

        sent.forEach((kind, referral) -> {
            String step = "/v1/referrals/" + referral.id() + "/" + kind.toLowerCase(Locale.ROOT);
            provider.step(referral, step, kind.equals("ACKNOWLEDGE") ? null : Map.of())
                    .isProblem(403, "organization-closed");
            assertThat(line(provider, referral, kind)).as(kind).isEqualTo("/problems/organization-closed");
        });
        // The next sweep may decline them before: that they are closed to it is then no reason either.
        assertThat(provider.step(declined, "/v1/referrals/" + declined.id() + "/decline", Map.of("code", "NO_CAPACITY"))
                        .raw()
                        .statusCode())
                .isNotEqualTo(403);
        assertThat(line(provider, declinedInALine, "DECLINE")).isNotEqualTo("/problems/organization-closed");
    }

    /** The problem of the line, or null. */
    private static String line(Api provider, Answer referral, String kind) {
        Map<String, Object> answer = Map.of(
                "referralId",
                referral.id(),
                "version",
                referral.<Integer>at("version"),
                "answer",
                kind,
                "code",
                "NO_CAPACITY");
        return provider.post("/v1/referrals/answers", Map.of("answers", List.of(answer)))
                .hasStatus(200)
                .at("answers[0].problem.type");
    }
}
