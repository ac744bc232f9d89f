package org.wasl.referral.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.PROVIDER_ELSEWHERE;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.StatedCases;
import org.wasl.referral.ReferralTest;

/** The side channel of places: whoever may not know of a confidential referral sees no figure move and is refused nothing because of it. */
@QuarkusTest
class ConfidentialPlacesTest extends ReferralTest {
    private static final List<Persona> OTHERS =
            List.of(OTHER_CASEWORKER_AT_MINISTRY, CASEWORKER_AT_UNHCR, PROVIDER_IN_IRBID, CASEWORKER_AT_MINISTRY);

    @Test
    void no_step_of_a_confidential_referral_moves_what_others_see() {
        String centre = withPlaces(3);
        List<String> before = seenByOthers(centre);

        Answer sent = confidential(centre);
        assertThat(seenByOthers(centre)).isEqualTo(before);
        assertThat(figures(PROVIDER_ELSEWHERE, centre)).containsExactly(1, 0, 2);

        by(PROVIDER_ELSEWHERE, sent, "accept", Map.of()).hasStatus(200);
        assertThat(seenByOthers(centre)).isEqualTo(before);
        assertThat(figures(PROVIDER_ELSEWHERE, centre)).containsExactly(0, 1, 2);

        by(PROVIDER_ELSEWHERE, sent, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
        assertThat(seenByOthers(centre)).isEqualTo(before);
        assertThat(figures(PROVIDER_ELSEWHERE, centre)).containsExactly(0, 0, 3);
    }

    @Test
    void nobody_is_refused_a_place_because_of_one_that_they_may_not_know() {
        String centre = withPlaces(1);
        Answer first = confidential(centre);

        as(OTHER_CASEWORKER_AT_MINISTRY)
                .post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre))
                .hasStatus(201);
        as(CASEWORKER_AT_UNHCR)
                .post("/v1/capacity-holds", Map.of("serviceAtLocationId", centre))
                .isProblem(409, "no-free-place");
        by(PROVIDER_ELSEWHERE, first, "accept", Map.of()).hasStatus(200);
    }

    @Test
    void of_two_that_hold_one_place_the_recipient_accepts_one() {
        String centre = withPlaces(1);
        Answer hidden = confidential(centre);
        Answer open = sentTo(centre);

        by(PROVIDER_ELSEWHERE, open, "accept", Map.of()).hasStatus(200);
        by(PROVIDER_ELSEWHERE, hidden, "accept", Map.of()).isProblem(409, "no-free-place");
        by(PROVIDER_ELSEWHERE, hidden, "waitlist", Map.of()).hasStatus(200);

        by(PROVIDER_ELSEWHERE, open, "complete", Map.of("outcome", "SERVICE_RECEIVED"))
                .hasStatus(200);
        by(PROVIDER_ELSEWHERE, hidden, "accept", Map.of()).hasStatus(200);
        assertThat(figures(PROVIDER_ELSEWHERE, centre)).containsExactly(0, 1, 0);
        assertThat(figures(CASEWORKER_AT_UNHCR, centre)).containsExactly(0, 0, 1);
    }

    @Test
    void a_confidential_referral_is_counted_by_all_that_are_there() {
        String centre = withPlaces(1);
        confidential(centre);
        Answer second = confidentialDraft(centre);

        by(CASEWORKER_AT_MINISTRY, second, "send", null).isProblem(409, "no-free-place");
    }

    @Test
    void of_a_sensitive_service_the_figures_are_for_the_accounts_that_are_listed() {
        String listed = listedInIrbid();
        String house = serviceInIrbid("House", "دار", Map.of("serviceType", "SAFE_HOUSE"), 32.2)
                .id();
        as(EDITOR_IN_IRBID).put(capacity(house), Map.of("places", 2)).hasStatus(200);
        List<String> before = new ArrayList<>();
        for (Persona other : List.of(CASEWORKER_AT_MINISTRY, CASEWORKER_AT_UNHCR, PROVIDER_IN_IRBID, EDITOR_IN_IRBID)) {
            Answer seen = as(other).get(capacity(house)).hasStatus(200);
            assertThat(seen.<Integer>at("places")).isEqualTo(2);
            assertThat(seen.<Object>at("held")).isNull();
            assertThat(seen.<Object>at("taken")).isNull();
            assertThat(seen.<Object>at("free")).isNull();
            before.add(seen.raw().asString());
        }
        assertThat(figures(inIrbid(listed), house)).containsExactly(0, 0, 2);

        sentTo(house);

        assertThat(figures(inIrbid(listed), house)).containsExactly(1, 0, 1);
        List<String> after = new ArrayList<>();
        for (Persona other : List.of(CASEWORKER_AT_MINISTRY, CASEWORKER_AT_UNHCR, PROVIDER_IN_IRBID, EDITOR_IN_IRBID)) {
            after.add(as(other).get(capacity(house)).raw().asString());
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void neither_a_search_that_fits_nor_the_facade_tells_of_it() {
        String centre = serviceInIrbid("Sewing", "خياطة", Map.of(), 30.9).id();
        as(PROVIDER_IN_IRBID).put(capacity(centre), Map.of("places", 1)).hasStatus(200);
        Map<String, Object> needs = Map.of(
                "serviceType",
                "LIVELIHOODS",
                "near",
                Map.of("latitude", 30.9, "longitude", 35.85),
                "radiusKm",
                1,
                "freePlace",
                true);
        String match = found(needs).<List<?>>at("items").toString();
        assertThat(match).contains(centre, "freePlaces=1");
        String facade = facade(centre);

        confidential(centre);

        assertThat(found(needs).<List<?>>at("items").toString()).isEqualTo(match);
        assertThat(facade(centre)).isEqualTo(facade);

        sentTo(centre);
        assertThat(found(needs).<List<?>>at("items").toString()).contains("freePlaces=0");
        assertThat(facade(centre)).isNotEqualTo(facade);
    }

    private static Answer found(Map<String, Object> needs) {
        return as(CASEWORKER_AT_UNHCR).post("/v1/directory/matches", needs).hasStatus(200);
    }

    private static String facade(String centre) {
        return as(CASEWORKER_AT_UNHCR)
                .get("/fhir/HealthcareService/" + centre)
                .hasStatus(200)
                .raw()
                .asString();
    }

    private static Answer confidentialDraft(String centre) {
        String person = somebody();
        Map<String, Object> body = referralOf(person, centre);
        body.put("caseId", StatedCases.restricted(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY));
        return as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body).hasStatus(201);
    }

    private static Answer confidential(String centre) {
        return by(CASEWORKER_AT_MINISTRY, confidentialDraft(centre), "send", null)
                .hasStatus(200);
    }

    private static List<String> seenByOthers(String centre) {
        return OTHERS.stream()
                .map(other ->
                        as(other).get(capacity(centre)).hasStatus(200).raw().asString())
                .toList();
    }

    private static List<Integer> figures(Persona who, String centre) {
        return figures(as(who), centre);
    }

    private static List<Integer> figures(Api who, String centre) {
        Answer now = who.get(capacity(centre)).hasStatus(200);
        return List.of(now.at("held"), now.at("taken"), now.at("free"));
    }

    private static String withPlaces(int number) {
        String centre = centreElsewhere();
        as(PROVIDER_ELSEWHERE).put(capacity(centre), Map.of("places", number)).hasStatus(200);
        return centre;
    }

    private static String capacity(String centre) {
        return "/v1/directory/service-at-locations/" + centre + "/capacity";
    }
}
