package org.wasl.referral.providerlink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.mailer.Mail;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;

/** A provider without a system: a mail, a page, an answer. */
@QuarkusTest
class ProviderPageTest extends ProviderVisits {
    @Test
    void the_whole_way_from_a_mail_to_the_outcome() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        Answer made = link(sent).hasStatus(201);
        assertThat(made.<String>at("sentTo")).isEqualTo("r…@example.org");
        String token = mailedTo(address, 1);
        Mail mail = mailbox.getMailsSentTo(address).get(0);
        assertThat(mail.getSubject() + mail.getText())
                .contains("إحالة", "referral", "بتوقيت عمّان")
                .doesNotContain("wheelchair", "5-11", sent.<String>at("details.reference"));

        Response before = arrived(token);
        assertThat(before.statusCode()).isEqualTo(200);
        assertThat(before.asString()).contains("<form").doesNotContain("5-11", "wheelchair", "<script");
        assertThat(before.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(before.header("Referrer-Policy")).isEqualTo("no-referrer");
        String session = opened(token);

        Response summary = page("/provider/referral", session);
        assertThat(summary.asString())
                .contains("5-11", "Assessment for a wheelchair", sent.<String>at("details.reference"))
                .doesNotContain("سامي", "+962790000000");
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id()).<String>at("status"))
                .isEqualTo("RECEIVED");

        assertThat(takes(session, "accept", Map.of()).statusCode()).isEqualTo(303);
        assertThat(page("/provider/referral", session).asString())
                .contains("سامي", "+962790000000", FakeRegistry.email(sent.at("subjectId")))
                .as("one is not safe")
                .contains("Use no other than those shown");
        assertThat(takes(session, "start", Map.of()).statusCode()).isEqualTo(303);
        assertThat(takes(session, "complete", Map.of()).statusCode()).isEqualTo(422);
        assertThat(takes(session, "complete", Map.of("code", "SERVICE_RECEIVED"))
                        .statusCode())
                .isEqualTo(303);

        Answer closed = as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id());
        assertThat(closed.<String>at("status")).isEqualTo("COMPLETED");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id() + "/events")
                        .<String>list("items.step"))
                .containsExactly("send", "acknowledge", "accept", "start", "complete");
    }

    @Test
    void of_a_person_whose_record_is_only_kept_the_page_shows_nothing_and_says_why() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));
        takes(session, "accept", Map.of());
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals/" + sent.id() + "/messages", Map.of("text", "Third door on the left"))
                .hasStatus(201);
        assertThat(page("/provider/referral", session).asString()).contains("سامي", "wheelchair", "Third door");
        String person = sent.at("subjectId");

        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.restriction-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","restricted":true,"revision":1}}""".formatted(UUID.randomUUID(), person, person));

        String kept = await().atMost(Duration.ofSeconds(20))
                .until(() -> page("/provider/referral", session).asString(), html -> !html.contains("سامي"));
        assertThat(kept)
                .contains("asked that the record be only kept", "/provider/referral/complete?")
                .doesNotContain("wheelchair", "Third door", "+962790000000", "5-11");
        assertThat(takes(session, "complete", Map.of("code", "PARTLY_RECEIVED")).statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_question_an_answer_and_an_appointment_go_over_the_page() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));

        Response empty = takes(session, "request-info", Map.of("text", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(takes(session, "request-info", Map.of("text", "هل لديه تقرير طبي؟"))
                        .statusCode())
                .isEqualTo(303);
        Answer asked = as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id());
        assertThat(asked.<String>at("businessStatus")).isEqualTo("INFO_REQUESTED");
        by(CASEWORKER_AT_MINISTRY, asked, "provide-info", Map.of("text", "Yes, <since> May"))
                .hasStatus(200);
        assertThat(page("/provider/referral", session).asString())
                .contains("<p dir=\"auto\">هل لديه تقرير طبي؟</p>", "Yes, &lt;since&gt; May", "Who referred");

        String stale = page("/provider/referral", session).asString();
        by(CASEWORKER_AT_MINISTRY, asked, "messages", Map.of("text", "He moved"))
                .hasStatus(201);
        assertThat(takes(session, "message", Map.of("version", version(stale), "text", "Thank you"))
                        .statusCode())
                .as("a message takes nothing away")
                .isEqualTo(303);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id() + "/messages")
                        .<String>list("items.text"))
                .containsExactly("Thank you", "He moved", "Yes, <since> May", "هل لديه تقرير طبي؟");

        assertThat(takes(session, "accept", Map.of("start", "2035-05-06T09:30")).statusCode())
                .isEqualTo(303);
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id()).<String>at("appointment.start"))
                .isEqualTo("2035-05-06T06:30:00Z");
        assertThat(takes(session, "schedule", Map.of("start", "tomorrow")).statusCode())
                .isEqualTo(422);
        assertThat(takes(session, "schedule", Map.of("start", "2035-05-07T10:00"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(page("/provider/referral", session).asString()).contains("2035-05-07 10:00");
        assertThat(takes(session, "attend", Map.of()).statusCode()).isEqualTo(303);
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id()).<String>at("status"))
                .isEqualTo("IN_PROGRESS");
    }

    @Test
    void a_form_acts_on_the_referral_that_it_was_shown_for_and_on_no_other() {
        String address = somewhere();
        Answer first = sentByMail(address);
        link(first).hasStatus(201);
        String shown = page("/provider/referral", opened(mailedTo(address, 1))).asString();
        Answer second = sentByMail(address);
        link(second).hasStatus(201);
        String session = opened(mailedTo(address, 2));

        for (String step : List.of("decline", "message", "accept")) {
            Response answer = takes(session, shown, step, Map.of("code", "NO_CAPACITY", "text", "No place"), Map.of());
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.asString())
                    .contains("Nothing was done", "href=\"/provider/referral?lang=en\"")
                    .doesNotContain("wheelchair");
        }
        assertThat(takes(session, shown, "accept", Map.of(), Map.of("Accept-Language", "ar"))
                        .asString())
                .contains("لم يُنفَّذ شيء", "dir=\"rtl\"");
        assertThat(takes(session, "", "accept", Map.of("version", "2"), Map.of())
                        .statusCode())
                .as("a form that names no referral")
                .isEqualTo(409);
        assertThat(List.of(status(first), status(second))).containsOnly("RECEIVED");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + second.id() + "/messages")
                        .list("items"))
                .isEmpty();
        assertThat(takes(session, "accept", Map.of()).statusCode()).isEqualTo(303);
        assertThat(List.of(status(first), status(second))).containsExactly("RECEIVED", "ACCEPTED");
    }

    @Test
    void a_form_that_another_site_sends_does_nothing() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));
        String shown = page("/provider/referral", session).asString();

        for (Map<String, String> from : List.of(
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Sec-Fetch-Site", "same-site"),
                Map.of("Origin", "https://elsewhere.example"))) {
            Response answer = takes(session, shown, "accept", Map.of(), from);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.asString()).contains("Nothing was done");
            assertThat(List.of("open", "renew")).allSatisfy(what -> assertThat(given().headers(from)
                            .formParam("link", "x")
                            .post("/provider/" + what)
                            .statusCode())
                    .isEqualTo(403));
        }
        assertThat(status(sent)).isEqualTo("RECEIVED");
        assertThat(takes(session, shown, "accept", Map.of(), Map.of("Sec-Fetch-Site", "same-origin", "Origin", "null"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_provider_learns_that_the_referral_is_taken_back_and_agrees_on_the_page() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));
        takes(session, "accept", Map.of());
        assertThat(page("/provider/referral", session).asString()).doesNotContain("take it back", "confirm-cancel");
        by(CASEWORKER_AT_MINISTRY, sent, "cancel", Map.of("code", "CLIENT_MOVED"))
                .hasStatus(200);

        mails.remind();

        String next = opened(mailedTo(address, 2));
        assertThat(page("/provider/referral", next).asString())
                .contains("asks to take it back", "The person moved", "Name and contact are shown until", "سامي");
        mails.remind();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id() + "/provider-links")
                        .list("items"))
                .as("told once")
                .hasSize(2);
        assertThat(takes(next, "confirm-cancel", Map.of()).statusCode()).isEqualTo(303);
        assertThat(status(sent)).isEqualTo("CANCELLED");
        assertThat(page("/provider/referral", next).asString())
                .contains("This referral is closed")
                .doesNotContain("سامي", "take it back");
    }

    @Test
    void what_was_written_is_still_there_when_it_was_refused() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));

        assertThat(takes(session, "decline", Map.of("text", "We <moved> to Zarqa"))
                        .asString())
                .contains("We &lt;moved&gt; to Zarqa", "“Reason” This is required here.")
                .containsPattern("<select name=\"code\" required aria-invalid=\"true\" aria-describedby=\"problem\"");
        assertThat(takes(session, "decline", Map.of("code", "OTHER")).asString())
                .contains("<option value=\"OTHER\" selected>")
                .containsPattern("<textarea name=\"text\" dir=\"auto\"[^>]*aria-invalid=\"true\"");
        assertThat(takes(session, "accept", Map.of("start", "tomorrow")).asString())
                .containsPattern("name=\"start\" value=\"tomorrow\"[^>]*aria-invalid=\"true\"");
        assertThat(takes(session, "purge", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void declining_needs_a_reason_and_closes_the_page() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));

        Response refused = takes(session, "decline", Map.of("code", "OTHER"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.asString()).contains("role=\"alert\"");
        assertThat(takes(session, "decline", Map.of("code", "NO_CAPACITY", "text", "لا مكان\u202E\u0007 حتى أيار"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id()).<String>at("details.reasonText"))
                .isEqualTo("لا مكان حتى أيار");
        assertThat(page("/provider/referral", session).asString())
                .contains("This referral is closed")
                .doesNotContain("5-11", "wheelchair");
    }

    @Test
    void the_page_is_arabic_unless_english_is_asked_for() {
        Response arabic = given().get("/provider/" + "A".repeat(43));
        assertThat(arabic.asString()).contains("dir=\"rtl\"", "لا شيء هنا");
        assertThat(given().get("/provider/" + "A".repeat(43) + "?lang=en").asString())
                .contains("dir=\"ltr\"", "There is nothing here");
    }
}
