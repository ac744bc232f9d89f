package org.wasl.referral.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestRandom;
import org.wasl.referral.ReferralTest;

/** What anybody may ask of the public directory beyond the standard: near, open, in my language, for me. */
@QuarkusTest
class HsdsFiltersTest extends ReferralTest {
    private static final AtomicInteger PLACES = new AtomicInteger();

    /** Somewhere no other test has put a place, and farther from theirs than any of them looks. */
    private final double latitude = -60 + 0.7 * PLACES.getAndIncrement();

    private List<String> places(String query) {
        return list("/hsds/service_at_locations", query).list("contents.id");
    }

    private Answer list(String path, String query) {
        return anonymous()
                .get(path + "?near=" + latitude + ",35.85&radius=1000&" + query)
                .hasStatus(200);
    }

    private Answer place(Map<String, Object> more) {
        return serviceInIrbid("Day care", "رعاية نهارية", more, latitude);
    }

    @Test
    void near_a_point() {
        Answer place = place(Map.of());

        assertThat(places("")).containsExactly(place.id());
        assertThat(list("/hsds/services", "").<String>list("contents.id"))
                .containsExactly(place.<String>at("service.id"));
        assertThat(anonymous()
                        .get("/hsds/service_at_locations?near=" + (latitude + 0.1) + ",35.85&radius=11000")
                        .<String>list("contents.id"))
                .isEmpty();
        assertThat(anonymous()
                        .get("/hsds/service_at_locations?near=" + (latitude + 0.1) + ",35.85&radius=11200")
                        .<String>list("contents.id"))
                .containsExactly(place.id());
    }

    @Test
    void near_a_point_and_near_a_postal_code_are_both_asked() {
        Answer place = place(Map.of());
        String postcode = String.valueOf(TestRandom.of(getClass()).nextInt(100_000_000, 999_999_999));
        as(EDITOR_IN_IRBID)
                .patch(
                        "/v1/directory/locations/" + place.<String>at("location.id"),
                        as(EDITOR_IN_IRBID)
                                .get("/v1/directory/locations/" + place.<String>at("location.id"))
                                .etag(),
                        Map.of(
                                "details",
                                Map.of("addresses", List.of(Map.of("address1", "Street", "postalCode", postcode)))))
                .hasStatus(200);

        assertThat(places("proximity=500&postcode=" + postcode)).containsExactly(place.id());
        assertThat(anonymous()
                        .get("/hsds/service_at_locations?near=" + (latitude + 1)
                                + ",35.85&radius=1000&proximity=500&postcode=" + postcode)
                        .hasStatus(200)
                        .<String>list("contents.id"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open_at=2026-11-29", // a Sunday
                "open_at=2026-11-29T08:00:00%2B03:00",
                "open_at=2026-11-29T11:59:00Z",
                "language=ar",
                "accessibility=RAMP",
                "accepts_referrals=true",
                "eligible_for=age:9,sex:FEMALE",
                "eligible_for=specific_need:DS-PM",
                "eligible_for=vulnerability_score:3",
                "language=ar&accessibility=ramp&eligible_for=age:17&open_at=2026-11-29"
            })
    void what_fits_is_found(String query) {
        Answer place = place(forGirls());

        assertThat(places(query)).containsExactly(place.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open_at=2026-11-27", // a Friday
                "open_at=2026-11-29T15:00:00%2B03:00",
                "open_at=2026-12-25", // a Friday and a holiday
                "language=en",
                "accessibility=RAMP,LIFT",
                "accepts_referrals=false",
                "eligible_for=age:18",
                "eligible_for=age:9,sex:MALE",
                "eligible_for=sex:MALE,sex:FEMALE",
                "eligible_for=specific_need:CR-CP",
                "eligible_for=vulnerability_score:5"
            })
    void what_does_not_fit_is_left_out(String query) {
        place(forGirls());

        assertThat(places(query)).isEmpty();
        assertThat(list("/hsds/services", query).<Integer>at("total_items")).isZero();
    }

    private static Map<String, Object> forGirls() {
        return Map.of(
                "maximumAge",
                17,
                "details",
                Map.of(
                        "eligibility",
                        List.of(
                                Map.of("field", "SEX", "values", List.of("FEMALE"), "mandatory", true),
                                Map.of("field", "SPECIFIC_NEED", "values", List.of("DS"), "mandatory", true),
                                Map.of("field", "VULNERABILITY_SCORE", "values", List.of("4"), "mandatory", true),
                                Map.of("field", "NATIONALITY", "values", List.of("JOR"), "mandatory", false))));
    }

    @Test
    void hours_that_repeat_otherwise_than_weekly_are_reckoned_with() {
        Answer weekly = place(Map.of());
        Map<String, Object> monthly = new HashMap<>(Map.of(
                "serviceId", weekly.<String>at("service.id"),
                "locationId", weekly.<String>at("location.id"),
                "acceptsReferrals", true));
        monthly.put(
                "schedules",
                List.of(Map.of(
                        "freq",
                        "MONTHLY",
                        "byday",
                        "1SA",
                        "dtstart",
                        "2026-01-01",
                        "opensAt",
                        "10:00",
                        "closesAt",
                        "12:00")));
        Answer place = as(EDITOR_IN_IRBID)
                .post("/v1/directory/service-at-locations", monthly)
                .hasStatus(201);

        assertThat(places("open_at=2026-12-05")).containsExactly(place.id()); // the first Saturday
        assertThat(places("open_at=2026-12-12")).isEmpty();
    }

    @Test
    void hours_past_midnight_last_until_they_end() {
        Answer night = place(Map.of());
        as(EDITOR_IN_IRBID)
                .patch(
                        "/v1/directory/service-at-locations/" + night.id(),
                        night.etag(),
                        Map.of(
                                "schedules",
                                List.of(
                                        Map.of("byday", "SU", "opensAt", "22:00", "closesAt", "06:00"),
                                        Map.of("byday", "WE", "opensAt", "00:00", "closesAt", "24:00"))))
                .hasStatus(200);

        for (String open : List.of(
                "2026-11-29",
                "2026-11-29T22:00:00%2B03:00",
                "2026-11-30T05:59:00%2B03:00",
                "2026-12-02T00:00:00%2B03:00",
                "2026-12-02T23:59:00%2B03:00")) {
            assertThat(places("open_at=" + open)).as(open).containsExactly(night.id());
        }
        for (String closed : List.of(
                "2026-11-30",
                "2026-11-29T05:00:00%2B03:00",
                "2026-11-29T21:59:00%2B03:00",
                "2026-11-30T06:00:00%2B03:00",
                "2026-12-03T00:00:00%2B03:00")) {
            assertThat(places("open_at=" + closed)).as(closed).isEmpty();
        }
    }

    @Test
    void a_place_is_hidden_as_soon_as_something_sensitive_is_given_there_and_shown_when_it_is_not() {
        Answer place = place(Map.of());
        Answer other = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("en", "Refuge", "ar", "ملجأ"),
                                "serviceType",
                                "LEGAL_ASSISTANCE",
                                "sensitive",
                                true))
                .hasStatus(201);
        as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/service-at-locations",
                        Map.of(
                                "serviceId", other.id(),
                                "locationId", place.<String>at("location.id"),
                                "acceptsReferrals", true,
                                "schedules", List.of()))
                .hasStatus(201);
        assertThat(places("")).isEmpty();

        as(EDITOR_IN_IRBID)
                .patch("/v1/directory/services/" + other.id(), other.etag(), Map.of("sensitive", false))
                .hasStatus(200);
        assertThat(places("")).hasSize(2).contains(place.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "near=Irbid",
                "near=32.5,35.8&radius=0",
                "open_at=tomorrow",
                "language=Arabic",
                "accessibility=WINGS",
                "eligible_for=age:old",
                "eligible_for=magic:yes",
                "eligible_for=sex"
            })
    void what_cannot_be_asked_is_told(String query) {
        Answer answer = anonymous().get("/hsds/service_at_locations?" + query);

        assertThat(answer.raw().statusCode()).isIn(400, 422);
        assertThat(answer.<String>list("errors.pointer")).hasSize(1);
    }
}
