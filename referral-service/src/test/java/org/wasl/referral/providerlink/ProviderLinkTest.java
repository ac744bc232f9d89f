package org.wasl.referral.providerlink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.referral.referral.Sweeps;

/** To whom a link is mailed, whom it lets in, and for how long. */
@QuarkusTest
class ProviderLinkTest extends ProviderVisits {
    @Inject
    Sweeps sweeps;

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

    private void longAgo() {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update provider_link set created_at = :then")
                        .setParameter("then", TestClock.now().minus(Duration.ofHours(25)))
                        .executeUpdate());
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
    void who_can_never_be_reminded_holds_up_no_other() {
        List<String> addresses = List.of(somewhere(), somewhere());
        for (String address : addresses) {
            String organization = UUID.randomUUID().toString();
            Answer sent = sentTo(recipient(organization, "LIVELIHOODS", address));
            link(sent).hasStatus(201);
            mailedTo(address, 1);
            time.passes(Duration.ofDays(5), sent.id());
            if (address.equals(addresses.get(0))) {
                Answer known = as(COORDINATING_EDITOR).get("/v1/directory/organizations/" + organization);
                Map<String, Object> none = new HashMap<>();
                none.put("email", null);
                as(COORDINATING_EDITOR)
                        .patch("/v1/directory/organizations/" + organization, known.etag(), Map.of("details", none))
                        .hasStatus(200);
            }
        }
        sweeps.sweep();
        longAgo();

        mails.remindAll(TestClock.now().minus(Duration.ofDays(1)), 1);

        mailedTo(addresses.get(1), 2);
    }

    @Test
    void instances_that_remind_at_once_send_one_link() {
        String address = somewhere();
        Answer sent = sentByMail(address);
        link(sent).hasStatus(201);
        mailedTo(address, 1);
        time.passes(Duration.ofDays(5), sent.id());
        sweeps.sweep();
        longAgo();

        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(instance -> CompletableFuture.runAsync(mails::remind))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + sent.id() + "/provider-links")
                        .list("items"))
                .hasSize(2);
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
        lists(organization);
        by(CASEWORKER_AT_MINISTRY, draft, "send", null).hasStatus(200);

        link(draft).isProblem(409, "known-to-listed-accounts");

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/referrals/" + draft.id() + "/provider-links")
                        .list("items"))
                .isEmpty();
    }

    private static void lists(String organization) {
        String account = UUID.randomUUID().toString();
        withToken(Tokens.of(account, organization, "provider"))
                .get("/v1/referrals")
                .hasStatus(200);
        withToken(Tokens.of(UUID.randomUUID().toString(), organization, "directory-editor"))
                .put("/v1/directory/organizations/" + organization + "/sensitive-service-accounts/" + account, Map.of())
                .hasStatus(200);
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
        assertThat(page("/provider/referral", session).statusCode())
                .as("the mailbox is its only reader")
                .isEqualTo(200);
        lists(organization);

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
    void what_ended_with_its_address_does_not_live_again_when_the_address_is_set_back() {
        String organization = UUID.randomUUID().toString();
        String address = somewhere();
        Answer sent = sentTo(recipient(organization, "LIVELIHOODS", address));
        link(sent).hasStatus(201);
        String session = opened(mailedTo(address, 1));
        link(sent).hasStatus(201);
        String unopened = mailedTo(address, 2);
        assertThat(page("/provider/referral", session).statusCode()).isEqualTo(200);

        for (String set : List.of(somewhere(), address)) {
            as(COORDINATING_EDITOR)
                    .patch("/v1/directory/organizations/" + organization, "*", Map.of("details", Map.of("email", set)))
                    .hasStatus(200);
        }

        assertThat(page("/provider/referral", session).statusCode()).isEqualTo(401);
        assertThat(takes(session, "accept", Map.of()).statusCode()).isEqualTo(401);
        assertThat(presses(unopened, "open").cookie("wasl_provider")).isNull();
        presses(unopened, "renew");
        assertThat(page("/provider/referral", opened(mailedTo(address, 3))).statusCode())
                .isEqualTo(200);
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
}
