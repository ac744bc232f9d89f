package org.wasl.referral.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;
import org.wasl.referral.directory.LearnsWords;

/** Services that fit a person, with the reasons. */
@QuarkusTest
class MatchTest extends ReferralTest {
    @Inject
    LearnsWords words;

    private static String word() {
        return "q" + UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "x");
    }

    private static Answer match(Map<String, Object> needs) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/directory/matches", needs).hasStatus(200);
    }

    private static List<String> found(Map<String, Object> needs) {
        return match(needs).list("items.serviceAtLocation.id");
    }

    @Test
    void it_is_found_by_words_of_either_language_by_what_means_the_same_and_with_a_mistake() {
        String name = word();
        Answer place =
                serviceInIrbid("Carpentry workshop " + name, "ورشة نجارة", Map.of("serviceType", "OTHER"), 32.55);
        Answer cash = serviceInIrbid("Cash assistance " + name, "مساعدات", Map.of("serviceType", "OTHER"), 32.55);
        words.learn();

        assertThat(found(Map.of("words", "carpentry " + name))).containsExactly(place.id());
        assertThat(found(Map.of("words", "carpentary " + name))).containsExactly(place.id());
        assertThat(found(Map.of("words", "نقدية " + name))).containsExactly(cash.id());
        assertThat(found(Map.of("words", "money " + name))).containsExactly(cash.id());
        assertThat(found(Map.of("words", "النجارة"))).contains(place.id());
        Answer chairs = serviceInIrbid("Prosthesis " + name, "أطراف", Map.of("serviceType", "OTHER"), 32.55);
        assertThat(found(Map.of("words", "كرسي متحرك " + name))).containsExactly(chairs.id());
        assertThat(found(Map.of("words", "assistive device " + name))).containsExactly(chairs.id());
        assertThat(found(Map.of("words", "؟!"))).isEmpty();
    }

    @Test
    void it_is_found_by_a_term_above_its_own_and_by_what_the_term_is_called() {
        String name = word();
        Answer taxonomy = as(COORDINATING_EDITOR)
                .post(
                        "/v1/directory/taxonomies",
                        Map.of("name", text("Needs"), "description", text("What people need")))
                .hasStatus(201);
        String terms = "/v1/directory/taxonomies/" + taxonomy.id() + "/terms";
        Answer above = as(COORDINATING_EDITOR)
                .post(terms, Map.of("name", text(name), "description", text("Above")))
                .hasStatus(201);
        Answer below = as(COORDINATING_EDITOR)
                .post(terms, Map.of("name", text("Below"), "description", text("Below"), "parentId", above.id()))
                .hasStatus(201);
        Answer place = serviceInIrbid("Sewing", "خياطة", Map.of("termIds", List.of(below.id())), 32.55);
        words.learn();

        assertThat(found(Map.of("termIds", List.of(above.id())))).containsExactly(place.id());
        assertThat(found(Map.of("words", name))).containsExactly(place.id());
    }

    private static Map<String, Object> text(String text) {
        return Map.of("en", text, "ar", text);
    }

    @Test
    void who_is_not_eligible_sees_it_last_with_the_rule_that_speaks_against_it() {
        String name = word();
        Map<String, Object> rules = Map.of(
                "eligibility",
                List.of(
                        Map.of("field", "SEX", "values", List.of("FEMALE"), "mandatory", true),
                        Map.of("field", "SPECIFIC_NEED", "values", List.of("DS"), "mandatory", false)));
        Answer women = serviceInIrbid("Women " + name, "نساء", Map.of("details", rules), 32.55);
        Answer all = serviceInIrbid("All " + name, "الكل", Map.of("minimumAge", 18), 32.90);

        Answer man = match(Map.of("words", name, "client", Map.of("sex", "MALE", "age", 30)));
        assertThat(man.<String>list("items.serviceAtLocation.id")).containsExactly(all.id(), women.id());
        assertThat(man.<Boolean>list("items.fits")).containsExactly(true, false);
        assertThat(verdict(man, 1, "SEX")).isEqualTo("NO");

        Answer woman = match(
                Map.of("words", name, "client", Map.of("sex", "FEMALE", "age", 12, "specificNeeds", List.of("DS-PM"))));
        assertThat(woman.<String>list("items.serviceAtLocation.id")).containsExactly(women.id(), all.id());
        assertThat(verdict(woman, 0, "SPECIFIC_NEED")).isEqualTo("YES");
        assertThat(verdict(woman, 1, "AGE")).isEqualTo("NO");

        Answer unknown = match(Map.of("words", name));
        assertThat(unknown.<Boolean>list("items.fits")).containsExactly(true, true);
        assertThat(List.of(verdict(unknown, 0, "AGE"), verdict(unknown, 1, "SEX")))
                .containsOnly("UNKNOWN");
    }

    private static String verdict(Answer matches, int item, String reason) {
        return matches.<List<Map<String, String>>>at("items[" + item + "].reasons").stream()
                .filter(fit -> fit.get("reason").equals(reason))
                .map(fit -> fit.get("fits"))
                .findFirst()
                .orElse(null);
    }

    @Test
    void the_nearest_comes_first_from_a_point_or_a_district_and_who_is_too_far_does_not_come() {
        String name = word();
        Answer near = serviceInIrbid("Near " + name, "قريب", Map.of(), 32.56);
        Answer far = serviceInIrbid("Far " + name, "بعيد", Map.of(), 32.75);

        Map<String, Object> point = Map.of("latitude", 32.5556, "longitude", 35.85);
        assertThat(found(Map.of("words", name, "near", point))).containsExactly(near.id(), far.id());
        assertThat(found(Map.of("words", name, "near", point, "radiusKm", 10))).containsExactly(near.id());
        assertThat(found(Map.of("words", name, "area", "JO2101"))).contains(near.id());
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/directory/matches", Map.of("words", name, "area", "JO9999"))
                .isProblem(422, "invalid-fields")
                .names("/area", "unknown-code");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/directory/matches", Map.of("near", point))
                .isProblem(422, "invalid-fields")
                .names("/serviceType", "required");
    }

    @Test
    void it_says_whether_it_is_open_speaks_the_language_and_has_a_place() {
        String name = word();
        Answer place = serviceInIrbid("Open " + name, "مفتوح", Map.of(), 32.55);
        as(PROVIDER_IN_IRBID)
                .put("/v1/directory/service-at-locations/" + place.id() + "/capacity", Map.of("places", 0))
                .hasStatus(200);

        Answer sunday = match(Map.of("words", name, "openAt", "2026-11-01T09:00:00+02:00", "language", "ar"));
        assertThat(sunday.<Boolean>at("items[0].fits")).isTrue();
        assertThat(verdict(sunday, 0, "OPEN")).isEqualTo("YES");
        assertThat(verdict(sunday, 0, "LANGUAGE")).isEqualTo("YES");
        assertThat(sunday.<Integer>at("items[0].freePlaces")).isZero();
        assertThat(match(Map.of("words", name, "openOn", "2026-11-06")).<Boolean>at("items[0].fits"))
                .isFalse();
        assertThat(match(Map.of("words", name, "freePlace", true)).<Boolean>at("items[0].fits"))
                .isFalse();
    }

    @Test
    void how_it_answered_before_says_what_to_expect() {
        String centre = serviceInIrbid("Crafts", "حرف", Map.of(), 30.7).id();
        Map<String, Object> needs = Map.of(
                "serviceType", "LIVELIHOODS", "near", Map.of("latitude", 30.7, "longitude", 35.85), "radiusKm", 1);
        for (int i = 0; i < 4; i++) {
            by(PROVIDER_IN_IRBID, sentTo(centre), "accept", Map.of()).hasStatus(200);
        }
        assertThat(expected(needs, centre)).isNull();

        by(PROVIDER_IN_IRBID, sentTo(centre), "decline", Map.of("code", "NO_CAPACITY"))
                .hasStatus(200);
        Map<String, Object> known = expected(needs, centre);
        assertThat(known).containsEntry("referrals", 5);
        assertThat(((Number) known.get("acceptedShare")).doubleValue()).isCloseTo(0.8, within(0.001));
        assertThat(((Number) known.get("medianHours")).doubleValue()).isLessThan(1);
    }

    private static Map<String, Object> expected(Map<String, Object> needs, String centre) {
        return match(needs).<Map<String, Object>>list("items").stream()
                .filter(item -> centre.equals(((Map<?, ?>) item.get("serviceAtLocation")).get("id")))
                .map(item -> item.get("expectedResponse"))
                .filter(Objects::nonNull)
                .map(MatchTest::cast)
                .findFirst()
                .orElse(null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }

    @Test
    void a_referral_to_a_service_that_is_not_for_the_person_is_asked_about() {
        Answer place = serviceInIrbid("For women", "للنساء", Map.of("minimumAge", 60), 32.55);
        Answer draft = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/referrals", referralOf(somebody(), place.id()))
                .hasStatus(201);

        Answer refused = by(CASEWORKER_AT_MINISTRY, draft, "send", null).isProblem(409, "not-eligible");
        assertThat(refused.<String>list("reasons")).containsExactly("AGE");
        by(CASEWORKER_AT_MINISTRY, draft, "send?confirmEligible=true", null).hasStatus(200);
    }
}
