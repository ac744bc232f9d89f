package org.wasl.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** What a service says of how it takes referrals. */
@QuarkusTest
class IntakeTest extends ReferralTest {
    private static String placeWith(Map<String, Object> intake) {
        Answer place = serviceInIrbid("Intake", "الاستقبال", Map.of(), 32.5);
        as(EDITOR_IN_IRBID)
                .patch(
                        "/v1/directory/service-at-locations/" + place.id(),
                        place.etag(),
                        Map.of("details", Map.of("intake", intake)))
                .hasStatus(200);
        return place.id();
    }

    private static Answer drafted(String place, String priority) {
        Map<String, Object> body = new HashMap<>(referralOf(somebody(), place));
        body.put("priority", priority);
        return as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
    }

    private static Answer sent(String place, String priority) {
        return by(CASEWORKER_AT_MINISTRY, drafted(place, priority), "send", null)
                .hasStatus(200);
    }

    private static Duration until(Answer referral, String due) {
        return Duration.between(
                Instant.parse(referral.at("details.sentAt")), Instant.parse(referral.<String>at("deadlines." + due)));
    }

    @Test
    void its_own_hours_hold_in_place_of_the_defaults_for_an_emergency_only_where_they_are_shorter() {
        String place = placeWith(Map.of(
                "deadlines",
                Map.of(
                        "EMERGENCY", Map.of("acknowledge", 100, "decide", 2),
                        "URGENT", Map.of("decide", 240))));

        Answer emergency = sent(place, "EMERGENCY");
        assertThat(until(emergency, "acknowledgeDueAt")).isEqualTo(Duration.ofHours(1));
        assertThat(until(emergency, "decideDueAt")).isEqualTo(Duration.ofHours(2));

        Answer urgent = sent(place, "URGENT");
        assertThat(until(urgent, "decideDueAt")).isGreaterThanOrEqualTo(Duration.ofHours(240));
        assertThat(urgent.<String>at("deadlines.expiresAt"))
                .as("nothing expires while it may still decide")
                .isEqualTo(urgent.at("deadlines.decideDueAt"));
        assertThat(until(sent(centreInIrbid(), "URGENT"), "decideDueAt")).isLessThan(Duration.ofHours(240));
    }

    @Test
    void it_takes_no_more_than_it_says_but_every_emergency_and_a_match_tells_so() {
        String place = placeWith(Map.of("maxOpenReferrals", 1));
        Answer first = sent(place, "NORMAL");
        Answer second = drafted(place, "NORMAL");

        by(CASEWORKER_AT_MINISTRY, second, "send", null).isProblem(409, "recipient-full");
        assertThat(actions(second)).doesNotContain("send");
        sent(place, "EMERGENCY");
        assertThat(takesMore(place)).containsExactly("NO");

        by(PROVIDER_IN_IRBID, first, "decline", Map.of("code", "NOT_ELIGIBLE")).hasStatus(200);
        by(CASEWORKER_AT_MINISTRY, second, "send", null).isProblem(409, "recipient-full");
    }

    private static List<String> takesMore(String place) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/directory/matches?limit=50",
                        Map.of(
                                "serviceType",
                                "LIVELIHOODS",
                                "near",
                                Map.of("latitude", 32.5, "longitude", 35.85),
                                "radiusKm",
                                1))
                .hasStatus(200)
                .list("items.findAll { it.serviceAtLocation.id == '" + place
                        + "' }.collectMany { it.reasons.findAll { r -> r.reason == 'TAKES_MORE' }.fits }");
    }

    @Test
    void of_two_that_are_sent_at_once_to_a_recipient_with_room_for_one_exactly_one_goes() throws Exception {
        String place = placeWith(Map.of("maxOpenReferrals", 1));
        List<Callable<Integer>> both = List.of(sending(drafted(place, "NORMAL")), sending(drafted(place, "NORMAL")));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            assertThat(two.invokeAll(both)).map(Future::get).containsExactlyInAnyOrder(200, 409);
        } finally {
            two.shutdown();
        }
    }

    private static Callable<Integer> sending(Answer draft) {
        return () -> by(CASEWORKER_AT_MINISTRY, draft, "send", null).raw().statusCode();
    }

    @Test
    void what_it_must_know_the_consent_must_open() {
        Answer draft = drafted(placeWith(Map.of("requiredFields", List.of("IDENTITY", "IDENTIFIERS"))), "NORMAL");

        Answer refused = by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "fields-required");

        assertThat(refused.<String>list("fields")).containsExactly("IDENTIFIERS");
        Answer enough = drafted(placeWith(Map.of("requiredFields", List.of("IDENTITY", "CONTACT"))), "NORMAL");
        by(CASEWORKER_AT_MINISTRY, enough, "send", null).hasStatus(200);
    }

    @Test
    void what_is_no_hour_is_refused() {
        Answer place = serviceInIrbid("Intake", "الاستقبال", Map.of(), 32.5);
        as(EDITOR_IN_IRBID)
                .patch(
                        "/v1/directory/service-at-locations/" + place.id(),
                        place.etag(),
                        Map.of("details", Map.of("intake", Map.of("deadlines", Map.of("NORMAL", Map.of("decide", 0))))))
                .names("/details/intake/deadlines/NORMAL/decide", "min");
    }

    @Test
    void the_directory_shows_it_to_everybody() {
        String place =
                placeWith(Map.of("accessMode", "REFERRAL_ONLY", "deadlines", Map.of("NORMAL", Map.of("decide", 48))));

        var shown = RestAssured.get("/hsds/service_at_locations/" + place)
                .then()
                .statusCode(200)
                .extract();

        assertThat(shown.<String>path("x_intake.access_mode")).isEqualTo("REFERRAL_ONLY");
        assertThat(shown.<Integer>path("x_intake.deadlines.NORMAL.decide")).isEqualTo(48);
    }
}
