package org.wasl.referral.providerlink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;
import org.wasl.referral.FakeRegistry;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.TimeTravel;
import org.wasl.referral.referral.Sweeps;

/** A provider without a system: a mail, a page, an answer. */
@QuarkusTest
class ProviderPageTest extends ReferralTest {
    private static final Pattern LINK = Pattern.compile("/provider/([A-Za-z0-9_-]{43})");

    @Inject
    MockMailbox mailbox;

    @Inject
    EntityManager entities;

    @Inject
    LinkMail mails;

    @Inject
    TimeTravel time;

    @Inject
    Sweeps sweeps;

    /** A referral to somebody who reads mail at an address of its own. */
    private Answer sentByMail(String address) {
        String centre = centreElsewhere();
        Answer organization = as(COORDINATING_EDITOR).get("/v1/directory/organizations/" + OTHER_PROVIDER);
        as(COORDINATING_EDITOR)
                .patch(
                        "/v1/directory/organizations/" + OTHER_PROVIDER,
                        organization.etag(),
                        Map.of("details", Map.of("email", address)))
                .hasStatus(200);
        return sentTo(centre);
    }

    private static String somewhere() {
        return "r" + UUID.randomUUID() + "@example.org";
    }

    private static Answer link(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/referrals/" + referral.id() + "/provider-links", null);
    }

    private String mailedTo(String address, int number) {
        List<Mail> mails = await().atMost(Duration.ofSeconds(20))
                .until(() -> mailbox.getMailsSentTo(address), sent -> sent.size() >= number);
        Matcher link = LINK.matcher(mails.get(number - 1).getText());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static Response page(String path, String session) {
        var request = given().redirects().follow(false).header("Accept-Language", "en");
        return (session == null ? request : request.cookie("wasl_provider", session)).get(path);
    }

    /** As a browser follows the link of a mail: the second address holds no secret. */
    private static Response arrived(String token) {
        Response answer = page("/provider/" + token, null);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/provider/open");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/provider");
        return given().header("Accept-Language", "en").cookies(answer.cookies()).get("/provider/open");
    }

    private static Response presses(String token, String what) {
        return presses(token, what, offered(token), "en");
    }

    private static String offered(String token) {
        return given().header("Accept-Language", "en")
                .cookie("wasl_provider_link", token)
                .get("/provider/open")
                .asString();
    }

    /** @param shown the page with the button */
    private static Response presses(String token, String what, String shown, String language) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", language)
                .cookie("wasl_provider_link", token)
                .formParam("link", hidden("link", shown))
                .post("/provider/" + what);
    }

    private static String opened(String token) {
        Response answer = presses(token, "open");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/provider/referral");
        return answer.cookie("wasl_provider");
    }

    private static Response takes(String session, String step, Map<String, String> form) {
        return takes(session, page("/provider/referral", session).asString(), step, form, Map.of());
    }

    /** @param shown the page that the form stands on */
    private static Response takes(
            String session, String shown, String step, Map<String, String> form, Map<String, String> headers) {
        // As a browser sends it: percent-encoded UTF-8, and no charset in the header.
        String body = Stream.concat(
                        Stream.of(
                                Map.entry("version", version(shown)), Map.entry("referral", hidden("referral", shown))),
                        form.entrySet().stream())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.TEXT)))
                .redirects()
                .follow(false)
                .headers(headers.containsKey("Accept-Language") ? Map.of() : Map.of("Accept-Language", "en"))
                .headers(headers)
                .cookie("wasl_provider", session)
                .contentType("application/x-www-form-urlencoded")
                .body(body)
                .post("/provider/referral/" + step);
    }

    private static String version(String html) {
        String version = hidden("version", html);
        return version.isEmpty() ? "0" : version;
    }

    private static String hidden(String field, String html) {
        Matcher value =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(html);
        return value.find() ? value.group(1) : "";
    }

    private static String status(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).at("status");
    }

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
    void a_button_opens_and_renews_the_link_that_it_was_shown_for_and_no_other() {
        String address = somewhere();
        Answer first = sentByMail(address);
        link(first).hasStatus(201);
        String shown = offered(mailedTo(address, 1));
        Answer second = sentByMail(address);
        link(second).hasStatus(201);
        String token = mailedTo(address, 2);

        for (String what : List.of("open", "renew")) {
            Response answer = presses(token, what, shown, "en");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.asString()).contains("Nothing was done");
        }
        assertThat(List.of(status(first), status(second))).containsOnly("SENT");
        assertThat(presses(token, "open").statusCode()).isEqualTo(303);
        assertThat(List.of(status(first), status(second))).containsExactly("SENT", "RECEIVED");
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
    void a_link_opens_once_and_of_two_who_open_it_together_one_gets_in() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String token = mailedTo(address, 1);

        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> presses(token, "open").statusCode()))
                .limit(6)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(303).contains(200);
        assertThat(arrived(token).asString()).contains("opened before");
    }

    @Test
    void what_is_guessed_made_up_or_over_shows_nothing() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String token = mailedTo(address, 1);

        assertThat(arrived("A".repeat(43)).statusCode()).isEqualTo(404);
        assertThat(page("/provider/" + "x%0d%0aSet-Cookie:%20a=b", null).cookies())
                .containsExactly(Map.entry("wasl_provider_link", "none"));
        assertThat(page("/provider/open", null).statusCode()).isEqualTo(404);
        assertThat(page("/provider/referral", null).statusCode()).isEqualTo(401);
        assertThat(page("/provider/referral", token).statusCode()).isEqualTo(401);
        assertThat(given().formParam("version", "1")
                        .post("/provider/referral/accept")
                        .statusCode())
                .isEqualTo(401);

        over("expires_at");
        assertThat(presses(token, "open").statusCode()).isEqualTo(200);
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + sent.id()).<String>at("status"))
                .isEqualTo("SENT");
    }

    @Test
    void a_session_ends_and_from_the_old_link_a_new_one_is_sent_to_the_same_address() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String token = mailedTo(address, 1);
        String session = opened(token);
        over("session_until");
        assertThat(page("/provider/referral", session).statusCode()).isEqualTo(401);

        assertThat(presses(token, "renew").statusCode()).isEqualTo(200);
        String next = mailedTo(address, 2);
        assertThat(next).isNotEqualTo(token);
        assertThat(page("/provider/referral", opened(next)).asString()).contains("5-11");

        presses(token, "renew");
        presses(token, "renew");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id() + "/provider-links")
                        .list("items"))
                .hasSize(3);
        link(sent).isProblem(409, "too-many-links");
    }

    @Test
    void who_was_sent_a_link_and_does_not_answer_is_sent_another() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        mailedTo(address, 1);
        time.passes(Duration.ofDays(5), sent.id());
        sweeps.sweep();
        longAgo();

        mails.remind();

        mailedTo(address, 2);
    }

    @Test
    void links_go_to_known_addresses_for_the_requester_of_an_open_referral_only() {
        Answer without = sent(somebody());
        link(without).isProblem(409, "no-address");
        Answer sent = sentByMail(somewhere());
        as(CASEWORKER_AT_UNHCR)
                .post("/v1/referrals/" + sent.id() + "/provider-links", null)
                .isProblem(404, "not-found");
        by(CASEWORKER_AT_MINISTRY, sent, "cancel", Map.of("code", "CLIENT_MOVED"))
                .hasStatus(200);
        link(sent).isProblem(409, "nothing-to-answer");
    }

    @Test
    void the_page_is_arabic_unless_english_is_asked_for() {
        Response arabic = given().get("/provider/" + "A".repeat(43));
        assertThat(arabic.asString()).contains("dir=\"rtl\"", "لا شيء هنا");
        assertThat(given().get("/provider/" + "A".repeat(43) + "?lang=en").asString())
                .contains("dir=\"ltr\"", "There is nothing here");
    }

    private void over(String time) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update provider_link set " + time + " = :past where " + time + " is not null")
                .setParameter("past", TestClock.now().minusSeconds(1))
                .executeUpdate());
    }

    /** A recipient of its own, of which the directory knows this address. */
    private static String recipient(String organization, String type, String address) {
        String place = UUID.randomUUID().toString();
        as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", """
                        {"organizations":[{"id":"%s","name":"A house","email":"%s","x_type":"NATIONAL_NGO_ASSOCIATION","x_referral_enabled":true,
                          "x_i18n":{"name":{"en":"A house","ar":"بيت"}},
                          "services":[{"id":"%s","name":"A house","assured_date":"%s","x_service_type":"%s",
                            "x_i18n":{"name":{"en":"A house","ar":"بيت"}},
                            "service_at_locations":[{"id":"%s","x_accepts_referrals":true,
                              "location":{"id":"%s","name":"Ajloun","latitude":32.33,"longitude":35.75,
                                "x_centre_type":"COMMUNITY_DEVELOPMENT_CENTRE","x_i18n":{"name":{"en":"Ajloun","ar":"عجلون"}},
                                "addresses":[{"city":"Ajloun","x_iso_3166_2":"JO-AJ"}]}}]}]}]}""".formatted(
                        organization, address, UUID.randomUUID(), TestClock.today(), type, place, UUID.randomUUID()))
                .hasStatus(200);
        return place;
    }

    /** Whoever reads the organization's mail is not whoever may know of a shelter. */
    @Test
    void of_a_referral_to_a_sensitive_service_no_link_is_mailed() {
        String organization = UUID.randomUUID().toString();
        String address = somewhere();
        String house = recipient(organization, "SAFE_HOUSE", address);
        Answer draft = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), house))
                .hasStatus(201);
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "recipient-names-nobody");
        String listed = UUID.randomUUID().toString();
        withToken(Tokens.of(listed, organization, "provider"))
                .get("/v1/referrals")
                .hasStatus(200);
        withToken(Tokens.of(UUID.randomUUID().toString(), organization, "directory-editor"))
                .put("/v1/directory/organizations/" + organization + "/sensitive-service-accounts/" + listed, Map.of())
                .hasStatus(200);
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).hasStatus(200);

        link(draft).isProblem(409, "known-to-listed-accounts");

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + draft.id() + "/provider-links")
                        .list("items"))
                .isEmpty();
    }

    @Test
    void links_that_are_out_open_nothing_any_more_once_the_service_is_sensitive() {
        String organization = UUID.randomUUID().toString();
        String address = somewhere();
        Answer sent = sentTo(recipient(organization, "LIVELIHOODS", address));
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));
        link(sent).hasStatus(201);
        String unopened = mailedTo(address, 2);

        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update service set sensitive = true where agency_id = :organization")
                .setParameter("organization", UUID.fromString(organization))
                .executeUpdate());

        assertThat(page("/provider/referral", session).statusCode()).isEqualTo(401);
        assertThat(takes(session, "accept", Map.of()).statusCode()).isEqualTo(401);
        assertThat(presses(unopened, "open").statusCode()).isEqualTo(200);
        presses(unopened, "renew");
        time.passes(Duration.ofDays(5), sent.id());
        sweeps.sweep();
        longAgo();
        mails.remind();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id() + "/provider-links")
                        .list("items"))
                .hasSize(2);
    }

    @Test
    void a_link_and_its_session_end_when_the_directory_has_another_address() {
        String organization = UUID.randomUUID().toString();
        String old = somewhere();
        Answer sent = sentTo(recipient(organization, "LIVELIHOODS", old));
        link(sent).hasStatus(201);
        String first = mailedTo(old, 1);
        String session = opened(first);
        link(sent).hasStatus(201);
        String unopened = mailedTo(old, 2);
        assertThat(page("/provider/referral", session).statusCode()).isEqualTo(200);

        String now = somewhere();
        as(COORDINATING_EDITOR)
                .patch("/v1/directory/organizations/" + organization, "*", Map.of("details", Map.of("email", now)))
                .hasStatus(200);

        assertThat(page("/provider/referral", session).statusCode()).isEqualTo(401);
        assertThat(takes(session, "accept", Map.of()).statusCode()).isEqualTo(401);
        Response tried = presses(unopened, "open");
        assertThat(tried.statusCode()).isEqualTo(200);
        assertThat(tried.cookie("wasl_provider")).isNull();
        assertThat(presses(unopened, "renew").statusCode()).isEqualTo(200);
        assertThat(page("/provider/referral", opened(mailedTo(now, 1))).asString())
                .contains("5-11");
        assertThat(mailbox.getMailsSentTo(old)).hasSize(2);
    }

    @Test
    void a_new_link_ends_those_that_nobody_opened() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        String first = mailedTo(address, 1);

        link(sent).hasStatus(201);

        assertThat(presses(first, "open").statusCode()).isEqualTo(200);
        assertThat(arrived(first).asString()).contains("opened before");
        opened(mailedTo(address, 2));
    }

    private void longAgo() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update provider_link set created_at = :then")
                        .setParameter("then", TestClock.now().minus(Duration.ofHours(25)))
                        .executeUpdate());
    }
}
