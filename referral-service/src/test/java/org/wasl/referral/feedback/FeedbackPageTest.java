package org.wasl.referral.feedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** The page on which a person says what a referral brought. */
@QuarkusTest
class FeedbackPageTest extends FeedbackScenario {
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
}
