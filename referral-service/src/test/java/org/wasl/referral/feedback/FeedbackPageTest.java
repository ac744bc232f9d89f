package org.wasl.referral.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.AtOnce;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;

/** A person says herself what became of her referral. */
@QuarkusTest
class FeedbackPageTest extends ReferralTest {
    private static final Map<String, Object> HANDED_OVER = Map.of("delivery", "HANDED_OVER");

    @Inject
    EntityManager entities;

    @Inject
    MockMailbox mailbox;

    @Inject
    FeedbackMail mails;

    @Inject
    Scheduler scheduler;

    private static Answer completed() {
        return completed(somebody());
    }

    private static Answer completed(String person) {
        Answer accepted = accepted(person);
        return by(PROVIDER_IN_IRBID, accepted, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
    }

    private static Answer invitation(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/referrals/" + referral.id() + "/feedback-invitations", HANDED_OVER);
    }

    private static Answer mailedInvitation(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals/" + referral.id() + "/feedback-invitations", Map.of("delivery", "MAILED"));
    }

    private static String code(Answer referral) {
        return invitation(referral).hasStatus(201).at("code");
    }

    private static Response says(String code, Map<String, String> answers) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", "en")
                .formParam("code", code)
                .formParams(answers)
                .post("/feedback");
    }

    private static Answer read(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).hasStatus(200);
    }

    @Test
    void what_she_says_reaches_her_caseworker_and_not_the_recipient() {
        Answer referral = completed();
        String code = code(referral);
        assertThat(code).matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

        Response said = says(
                code.toLowerCase(Locale.ROOT).replace("-", " "),
                Map.of("received", "NO", "rating", "1", "text", "Nobody <came>"));

        assertThat(said.statusCode()).isEqualTo(303);
        assertThat(given().get(said.header("Location") + "?lang=en").asString()).contains("Thank you");
        Answer heard = read(referral);
        assertThat(heard.<String>at("feedback.receivedService")).isEqualTo("NO");
        assertThat(heard.<Integer>at("feedback.rating")).isEqualTo(1);
        assertThat(heard.<String>at("feedback.comment")).isEqualTo("Nobody <came>");
        assertThat(heard.<Boolean>at("feedback.firstHand")).isTrue();
        assertThat(heard.<String>at("feedback.codeShownTo"))
                .as("whoever handed the code over could have used it")
                .isEqualTo(CASEWORKER_AT_MINISTRY.subject().toString());
        assertThat(heard.<List<String>>at("allowedActions")).doesNotContain("feedback");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + referral.id() + "/events")
                        .<String>list("items.step"))
                .endsWith("complete", "person-disputes");
        Answer seen = as(PROVIDER_IN_IRBID).get("/v1/referrals/" + referral.id());
        assertThat(seen.<Object>at("feedback")).isNull();
    }

    @Test
    void who_agrees_with_the_recipient_confirms_it() {
        Answer referral = completed();

        says(code(referral), Map.of("received", "YES"));

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + referral.id() + "/events")
                        .<String>list("items.step"))
                .endsWith("person-confirms");
    }

    @Test
    void a_code_is_good_once_and_of_two_who_use_it_together_one_is_heard() {
        String code = code(completed());

        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> says(code, Map.of("received", "YES")).statusCode()))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(303);
        assertThat(says(code, Map.of("received", "YES")).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_guessed_over_or_incomplete_changes_nothing_and_keeps_what_was_written() {
        Answer referral = completed();
        String code = code(referral);

        assertThat(says("AAAA-BBBB-CCCC", Map.of("received", "NO", "text", "Still <here>"))
                        .asString())
                .contains("not right", "Still &lt;here&gt;");
        assertThat(says(code, Map.of("text", "No answer")).statusCode()).isEqualTo(422);
        assertThat(says(code, Map.of("received", "YES", "rating", "9")).statusCode())
                .isEqualTo(422);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update feedback_invitation set expires_at = :past")
                        .setParameter("past", TestClock.now().minusSeconds(1))
                        .executeUpdate());
        assertThat(says(code, Map.of("received", "YES")).statusCode()).isEqualTo(404);
        assertThat(read(referral).<Object>at("feedback")).isNull();
    }

    @Test
    void what_another_site_sends_is_not_heard() {
        Answer referral = completed();
        String code = code(referral);

        for (Map<String, String> from :
                List.of(Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Origin", "https://elsewhere.example"))) {
            Response answer = given().headers(from)
                    .header("Accept-Language", "en")
                    .formParam("code", code)
                    .formParam("received", "YES")
                    .post("/feedback");
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.asString()).contains("Nothing was sent");
        }
        assertThat(read(referral).<Object>at("feedback")).isNull();
        assertThat(says(code, Map.of("received", "YES")).statusCode()).isEqualTo(303);
    }

    @Test
    void what_was_chosen_is_kept_and_what_is_wrong_is_named() {
        String code = code(completed());

        String guessed = says("AAAA-BBBB-CCCC", Map.of("received", "NO", "rating", "1", "text", "x"))
                .asString();
        assertThat(guessed)
                .contains("<option value=\"1\" selected>", "value=\"NO\" required checked", "dir=\"auto\"")
                .containsPattern("name=\"code\"[^>]*aria-invalid=\"true\" aria-describedby=\"problem\"");
        String wrong = says(code, Map.of("received", "YES", "rating", "9")).asString();
        assertThat(wrong)
                .contains("id=\"problem\" role=\"alert\">“How was it?” This value")
                .containsPattern("<select name=\"rating\" aria-invalid=\"true\"")
                .doesNotContainPattern("name=\"code\"[^>]*aria-invalid");
        String missing = says(code, Map.of("rating", "2")).asString();
        assertThat(missing).contains("<fieldset role=\"radiogroup\" aria-invalid", "value=\"2\" selected");
    }

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

    private void nothingMailed(Answer referral, String person) {
        Answer list = as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id() + "/feedback-invitations");
        assertThat(list.<Boolean>at("items[0].waitsForMail")).isFalse();
        assertThat(list.<Object>at("items[0].mailedAt")).isNull();
        assertThat(mailbox.getMailsSentTo(FakeRegistry.email(person))).isEmpty();
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

    @Test
    void the_page_names_nobody_runs_nothing_and_speaks_arabic_first() {
        Response address = given().redirects().follow(false).get("/feedback/k7qm2x9pwd4t");
        assertThat(address.statusCode()).isEqualTo(303);
        assertThat(address.header("Location")).as("no code").isEqualTo("/feedback");
        assertThat(address.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/feedback");
        Response page = given().cookies(address.cookies()).get("/feedback");

        assertThat(page.asString())
                .contains("dir=\"rtl\"", "K7QM-2X9P-WD4T", "كيف كانت تجربتك")
                .doesNotContain("<script", "http:", "https:");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(given().get("/feedback?lang=en").asString()).contains("How did it go?");
    }

    /** The recipient has the name and the number of a person who may say that something was done to them. */
    @Test
    void nothing_that_the_recipient_reads_tells_that_the_person_said_something() {
        for (String received : List.of("YES", "NO")) {
            Answer referral = completed();
            String code = code(referral);

            unseenByTheRecipient(referral, () -> assertThat(
                            says(code, Map.of("received", received)).statusCode())
                    .isEqualTo(303));
        }
    }

    @Test
    void nothing_that_the_recipient_reads_tells_that_the_caseworker_wrote_down_what_the_person_said() {
        Answer referral = completed();

        unseenByTheRecipient(referral, () -> by(
                        CASEWORKER_AT_MINISTRY,
                        referral,
                        "feedback",
                        Map.of("receivedService", "NO", "channel", "PHONE"))
                .hasStatus(200));
    }

    private static void unseenByTheRecipient(Answer referral, Runnable told) {
        List<String> before = readByTheRecipient(referral);

        told.run();

        assertThat(readByTheRecipient(referral)).isEqualTo(before);
        assertThat(before.toString())
                .contains("complete")
                .doesNotContain("person-confirms", "person-disputes", "\"step\":\"feedback\"");
        assertThat(read(referral).<Object>at("feedback")).isNotNull();
        try (Topic events = Topic.open("wasl.referral.events")) {
            String heard = events.await(event -> event.key().equals(referral.id())
                            && (event.value().contains("\"step\":\"person-")
                                    || event.value().contains("\"step\":\"feedback\"")))
                    .value();
            assertThat(JsonPath.from(heard).getString("audience")).isEqualTo(MINISTRY);
        }
    }

    private static List<String> readByTheRecipient(Answer referral) {
        return Stream.of(
                        "/v1/referrals/" + referral.id(),
                        "/v1/referrals/" + referral.id() + "/events",
                        "/v1/referrals/" + referral.id() + "/chain",
                        "/fhir/Task/" + referral.id(),
                        "/fhir/ServiceRequest/" + referral.<String>at("chain.chainId"))
                .map(path -> {
                    Answer answer = as(PROVIDER_IN_IRBID).get(path).hasStatus(200);
                    return answer.raw().header("ETag") + " " + answer.raw().asString();
                })
                .toList();
    }

    @Test
    void of_two_who_write_down_at_once_what_the_person_said_one_is_heard() {
        Answer seen = read(completed());

        AtOnce.succeed(1, 409, "illegal-step", i -> as(CASEWORKER_AT_MINISTRY)
                .step(
                        seen,
                        "/v1/referrals/" + seen.id() + "/feedback",
                        Map.of("receivedService", "YES", "channel", "PHONE", "rating", 1 + i % 5)));
    }
}
