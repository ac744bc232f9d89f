package org.wasl.referral.providerlink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.TimeTravel;

/** What somebody does who has no system but a mailbox and a browser. */
abstract class ProviderVisits extends ReferralTest {
    private static final Pattern LINK = Pattern.compile("/provider/([A-Za-z0-9_-]{43})");

    @Inject
    MockMailbox mailbox;

    @Inject
    EntityManager entities;

    @Inject
    LinkMail mails;

    @Inject
    TimeTravel time;

    /** A referral to somebody who reads mail at an address of its own. */
    Answer sentByMail(String address) {
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

    static String somewhere() {
        return "r" + UUID.randomUUID() + "@example.org";
    }

    static Answer link(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/referrals/" + referral.id() + "/provider-links", null);
    }

    String mailedTo(String address, int number) {
        List<Mail> mails = await().atMost(Duration.ofSeconds(20))
                .until(() -> mailbox.getMailsSentTo(address), sent -> sent.size() >= number);
        Matcher link = LINK.matcher(mails.get(number - 1).getText());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    static Response page(String path, String session) {
        var request = given().redirects().follow(false).header("Accept-Language", "en");
        return (session == null ? request : request.cookie("wasl_provider", session)).get(path);
    }

    /** As a browser follows the link of a mail: the second address holds no secret. */
    static Response arrived(String token) {
        Response answer = page("/provider/" + token, null);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/provider/open");
        assertThat(answer.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/provider");
        return given().header("Accept-Language", "en").cookies(answer.cookies()).get("/provider/open");
    }

    static Response presses(String token, String what) {
        return presses(token, what, offered(token), "en");
    }

    static String offered(String token) {
        return given().header("Accept-Language", "en")
                .cookie("wasl_provider_link", token)
                .get("/provider/open")
                .asString();
    }

    /** @param shown the page with the button */
    static Response presses(String token, String what, String shown, String language) {
        return given().redirects()
                .follow(false)
                .header("Accept-Language", language)
                .cookie("wasl_provider_link", token)
                .formParam("link", hidden("link", shown))
                .post("/provider/" + what);
    }

    static String opened(String token) {
        Response answer = presses(token, "open");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/provider/referral");
        return answer.cookie("wasl_provider");
    }

    static Response takes(String session, String step, Map<String, String> form) {
        return takes(session, page("/provider/referral", session).asString(), step, form, Map.of());
    }

    /** @param shown the page that the form stands on */
    static Response takes(
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

    static String version(String html) {
        String version = hidden("version", html);
        return version.isEmpty() ? "0" : version;
    }

    static String hidden(String field, String html) {
        Matcher value =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(html);
        return value.find() ? value.group(1) : "";
    }

    static String status(Answer referral) {
        return as(CASEWORKER_AT_MINISTRY).get("/v1/referrals/" + referral.id()).at("status");
    }
}
