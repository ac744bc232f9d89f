package org.wasl.referral.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.referral.FakeRegistry;

/** Who gets the code for the feedback page, and by which way. */
@QuarkusTest
class FeedbackCodeTest extends FeedbackScenario {
    @Inject
    MockMailbox mailbox;

    @Inject
    FeedbackMail mails;

    @Inject
    Scheduler scheduler;

    @Test
    void only_those_who_are_responsible_for_the_referral_read_it() {
        Answer referral = completed();

        says(code(referral), Map.of("received", "NO", "text", "Nobody came"));

        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/referrals/" + referral.id())
                        .<String>at("feedback.comment"))
                .isEqualTo("Nobody came");
        assertThat(as(PROVIDER_IN_IRBID).get("/v1/referrals/" + referral.id()).<Object>at("feedback"))
                .isNull();
        assertThat(given().get("/feedback?lang=en").asString())
                .contains("caseworkers who are responsible for your referral, and their supervisors");
        assertThat(given().get("/feedback?lang=ar").asString())
                .contains("أخصائيو الحالة المسؤولون عن إحالتكم ومشرفوهم");
    }

    @Test
    void there_is_nothing_to_ask_before_the_end_or_after_an_answer_nor_for_others() {
        invitation(accepted(somebody())).isProblem(409, "illegal-step");
        Answer referral = completed();
        String code = code(referral);
        as(CASEWORKER_AT_UNHCR)
                .post("/v1/referrals/" + referral.id() + "/feedback-invitations", HANDED_OVER)
                .isProblem(404, "not-found");
        by(CASEWORKER_AT_MINISTRY, referral, "feedback", Map.of("receivedService", "YES", "channel", "PHONE"))
                .hasStatus(200);

        invitation(referral).isProblem(409, "illegal-step");
        Response late = says(code, Map.of("received", "NO"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.asString()).contains("answered already");
    }

    @Test
    void a_new_code_ends_the_one_before() {
        Answer referral = completed();
        String lost = code(referral);
        String fresh = code(referral);

        assertThat(says(lost, Map.of("received", "NO")).statusCode()).isEqualTo(404);
        assertThat(read(referral).<Object>at("feedback")).isNull();
        assertThat(says(fresh, Map.of("received", "YES")).statusCode()).isIn(200, 303);
        assertThat(read(referral).<String>at("feedback.receivedService")).isEqualTo("YES");
    }

    @Test
    void a_mailed_code_is_seen_by_the_person_only() {
        String person = somebody();
        Answer referral = completed(person);
        String email = read(referral).at("profile.contactPoints[2].value");

        Answer invited = mailedInvitation(referral).hasStatus(201);

        assertThat(invited.<String>at("code")).isNull();
        assertThat(invited.<String>at("url")).isNull();
        Mail mail = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> mailbox.getMailsSentTo(email).stream()
                                .filter(m -> m.getText().contains("/feedback/"))
                                .toList(),
                        mails -> !mails.isEmpty())
                .get(0);
        String code = mail.getText().replaceAll("(?s).*/feedback/([0-9A-Z-]{14}).*", "$1");
        says(code, Map.of("received", "NO"));
        Answer heard = read(referral);
        assertThat(heard.<String>at("feedback.receivedService")).isEqualTo("NO");
        assertThat(heard.<String>at("feedback.codeShownTo")).isNull();
    }

    @Test
    void no_code_goes_to_an_address_that_the_registry_does_not_call_usable_any_more() {
        String person = somebody();
        Answer referral = completed(person);
        String email = FakeRegistry.email(person);

        for (String now : List.of(
                "{\"kind\":\"EMAIL\",\"value\":\"" + email + "\",\"safeToUse\":false}",
                "{\"kind\":\"EMAIL\",\"value\":null,\"safeToUse\":false}",
                "{\"kind\":\"EMAIL\",\"value\":\"" + email + "\",\"use\":\"OLD\"}",
                "{\"kind\":\"EMAIL\",\"value\":\"another-" + email + "\"}",
                "")) {
            FakeRegistry.reachedBy(person, now);
            mailedInvitation(referral).isProblem(409, "no-safe-address");
        }
        assertThat(mailbox.getMailsSentTo(email)).isEmpty();
        invitation(referral).hasStatus(201);

        FakeRegistry.reachedBy(
                person, "{\"kind\":\"EMAIL\",\"value\":\"" + email.toUpperCase(Locale.ROOT) + "\",\"safeToUse\":true}");
        mailedInvitation(referral).hasStatus(201);
    }

    @Test
    void while_the_registry_is_away_nothing_is_mailed_and_a_code_is_handed_over() {
        String person = somebody();
        Answer referral = completed(person);
        FakeRegistry.isDown(true);
        try {
            mailedInvitation(referral).isProblem(503, "dependency-unavailable");
            invitation(referral).hasStatus(201);
        } finally {
            FakeRegistry.isDown(false);
        }
        assertThat(mailbox.getMailsSentTo(FakeRegistry.email(person))).isEmpty();
    }

    @Test
    void a_mail_that_waits_does_not_go_once_the_address_is_closed_to_it() {
        String person = somebody();
        Answer referral = completed(person);
        scheduler.pause();
        try {
            assertThat(mailedInvitation(referral).hasStatus(201).<Boolean>at("waitsForMail"))
                    .isTrue();
            by(CASEWORKER_AT_MINISTRY, referral, "void", Map.of("code", "CLIENT_MOVED"))
                    .hasStatus(200);
            mails.send();
        } finally {
            scheduler.resume();
        }
        nothingMailed(referral, person);
    }

    @Test
    void a_mail_does_not_wait_longer_than_the_answer_of_the_registry_counts() {
        String person = somebody();
        Answer referral = completed(person);
        scheduler.pause();
        try {
            String invitation = mailedInvitation(referral).hasStatus(201).id();
            QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                            "update feedback_invitation set created_at = :then where id = cast(:id as uuid)")
                    .setParameter("then", TestClock.now().minus(Duration.ofMinutes(3)))
                    .setParameter("id", invitation)
                    .executeUpdate());
            mails.send();
        } finally {
            scheduler.resume();
        }
        nothingMailed(referral, person);
    }

    @Test
    void a_caseworker_of_another_desk_gets_no_code_and_no_list_and_no_list_shows_codes() {
        Answer referral = completed();
        String path = "/v1/referrals/" + referral.id() + "/feedback-invitations";
        String code = code(referral);

        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                        .post(path, HANDED_OVER)
                        .raw()
                        .statusCode())
                .isIn(403, 404);
        assertThat(as(OTHER_CASEWORKER_AT_MINISTRY).get(path).raw().statusCode())
                .isIn(403, 404);
        Answer list = as(SUPERVISOR_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(list.<String>list("items.shownTo"))
                .containsExactly(CASEWORKER_AT_MINISTRY.subject().toString());
        assertThat(list.raw().asString()).doesNotContain(code);
    }

    private static Answer mailedInvitation(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals/" + referral.id() + "/feedback-invitations", Map.of("delivery", "MAILED"));
    }

    private void nothingMailed(Answer referral, String person) {
        Answer list = as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id() + "/feedback-invitations");
        assertThat(list.<Boolean>at("items[0].waitsForMail")).isFalse();
        assertThat(list.<Object>at("items[0].mailedAt")).isNull();
        assertThat(mailbox.getMailsSentTo(FakeRegistry.email(person))).isEmpty();
    }
}
