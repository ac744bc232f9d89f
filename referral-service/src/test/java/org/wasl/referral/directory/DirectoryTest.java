package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.CodeListChanged;
import org.wasl.contracts.vocabulary.Vocabulary;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.vocabulary.Vocabularies;
import org.wasl.referral.ReferralTest;

@QuarkusTest
class DirectoryTest extends ReferralTest {
    @Test
    void an_editor_adds_and_changes_entries_of_the_own_organization() {
        centreInIrbid();
        Answer location = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/locations",
                        Map.of(
                                "name",
                                Map.of("ar", "فرع الرمثا", "en", "Ramtha branch"),
                                "centreType",
                                "COMMUNITY_DEVELOPMENT_CENTRE",
                                "governorate",
                                "JO-IR",
                                "latitude",
                                32.56,
                                "longitude",
                                36.0,
                                "accessibility",
                                List.of("RAMP", "ACCESSIBLE_TOILET")))
                .hasStatus(201);
        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("ar", "سمع", "en", "Hearing aids"),
                                "serviceType",
                                "ASSISTIVE_DEVICE",
                                "maximumAge",
                                17))
                .hasStatus(201);
        Answer place = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/service-at-locations",
                        Map.of(
                                "serviceId", service.id(),
                                "locationId", location.id(),
                                "acceptsReferrals", true,
                                "schedules",
                                        List.of(Map.of("byday", "SU,MO", "opensAt", "08:00", "closesAt", "15:00"))))
                .hasStatus(201);

        Answer matches = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/directory/matches",
                        Map.of(
                                "serviceType",
                                "ASSISTIVE_DEVICE",
                                "near",
                                Map.of("latitude", 32.5556, "longitude", 35.85),
                                "accessibility",
                                List.of("RAMP"),
                                "age",
                                9))
                .hasStatus(200);

        assertThat(matches.<String>list("items.serviceAtLocation.id")).contains(place.id());
        assertThat(matches.<List<String>>at("items[0].reasons.reason")).contains("NEAR", "ACCESSIBLE", "AGE");
        as(EDITOR_IN_IRBID)
                .patch("/v1/directory/services/" + service.id(), service.etag(), Map.of("maximumAge", 20))
                .hasStatus(200);
    }

    @Test
    void nobody_writes_for_another_organization() {
        centreInIrbid();
        Answer organization = as(EDITOR_IN_IRBID).get("/v1/directory/organizations/" + REHABILITATION_CENTRE);
        as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/organizations",
                        Map.of("name", Map.of("ar", "جمعية", "en", "Association"), "type", "CBO"))
                .isProblem(403, "not-allowed");
        as(COORDINATING_EDITOR)
                .patch(
                        "/v1/directory/organizations/" + REHABILITATION_CENTRE,
                        organization.etag(),
                        Map.of("referralEnabled", true))
                .hasStatus(200);
        as(CASEWORKER_AT_UNHCR).post("/v1/directory/services", Map.of()).isProblem(403, "not-allowed");
    }

    @Test
    void an_organization_is_closed_and_opened_again_by_the_coordinating_body_alone() {
        Answer made = as(COORDINATING_EDITOR)
                .post(
                        "/v1/directory/organizations",
                        Map.of("name", Map.of("ar", "جمعية", "en", "Association"), "type", "CBO"))
                .hasStatus(201);
        String path = "/v1/directory/organizations/" + made.id();

        for (String[] roles : List.of(new String[] {"provider"}, new String[] {"directory-editor", "agency-manager"})) {
            withToken(Tokens.of("own-" + roles[0], made.id(), roles))
                    .patch(path, made.etag(), Map.of("status", "CLOSED"))
                    .isProblem(403, "not-allowed")
                    .names("/status", "coordinating-body-only");
        }
        Answer written = withToken(Tokens.of("own-editor", made.id(), "directory-editor"))
                .patch(
                        path,
                        made.etag(),
                        Map.of("status", "OPEN", "details", Map.of("email", "of\u200Bfice@exam\u00ADple.org")))
                .hasStatus(200);
        assertThat(written.<String>at("details.email"))
                .as("what shows nothing is removed")
                .isEqualTo("office@example.org");
        Answer closed = as(COORDINATING_EDITOR)
                .patch(path, written.etag(), Map.of("status", "CLOSED"))
                .hasStatus(200);
        Answer open = as(COORDINATING_EDITOR)
                .patch(path, closed.etag(), Map.of("status", "OPEN"))
                .hasStatus(200);
        assertThat(open.<String>at("status")).isEqualTo("OPEN");
    }

    @Test
    void a_sensitive_service_is_hidden_from_whoever_does_not_refer() {
        centreInIrbid();
        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("ar", "دار", "en", "Safe house"),
                                "serviceType",
                                "SAFE_HOUSE",
                                "sensitive",
                                true))
                .hasStatus(201);

        as(MONITOR_OF_ALL).get("/v1/directory/services/" + service.id()).isProblem(404, "not-found");
        assertThat(as(MONITOR_OF_ALL).get("/v1/directory/services?limit=200").<String>list("items.id"))
                .doesNotContain(service.id());
        as(CASEWORKER_AT_MINISTRY).get("/v1/directory/services/" + service.id()).hasStatus(200);
    }

    @Test
    void a_provider_confirms_an_entry_by_one_call() {
        centreInIrbid("2020-01-01", true);
        Answer stale = as(EDITOR_IN_IRBID).get("/v1/directory/service-at-locations/" + CENTRE);
        assertThat(stale.<Boolean>at("referralTarget")).isFalse();
        String service = stale.at("service.id");
        Answer entry = as(EDITOR_IN_IRBID).get("/v1/directory/services/" + service);

        as(EDITOR_IN_IRBID)
                .step(entry, "/v1/directory/services/" + service + "/assurance", null)
                .hasStatus(200);

        assertThat(as(EDITOR_IN_IRBID)
                        .get("/v1/directory/service-at-locations/" + CENTRE)
                        .<Boolean>at("referralTarget"))
                .isTrue();
    }

    @Test
    void an_import_takes_what_is_right_and_reports_what_is_wrong() {
        Answer report =
                as(COORDINATING_EDITOR).post("/v1/directory/imports", """
                        {"taxonomies":[{}],"organizations":[
                          {"id":"0190c000-0000-7000-8000-000000000001","name":"ACCTS","services":[
                            {"id":"0190c000-0000-7000-8000-000000000002","name":"Food","service_at_locations":[
                              {"id":"0190c000-0000-7000-8000-000000000003",
                               "schedules":[{"opens_at":"08:00","closes_at":"13:00pm"},{"opens_at":"09:00","closes_at":"14:00","byday":"SU"}],
                               "location":{"id":"0190c000-0000-7000-8000-000000000004","name":"Irbid","latitude":32.5,"longitude":35.8,
                                 "addresses":[{"x_iso_3166_2":"JO-ZZ"}]}}]},
                            {"id":"not-an-id","name":"x"},
                            {"id":"0190c000-0000-7000-8000-000000000005","name":" "}]},
                          {"name":"no id"}]}""").hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("accepted"))
                .isEqualTo(Map.of("organization", 1, "service", 1, "service_at_location", 1));
        assertThat(report.<Map<String, Integer>>at("rejected"))
                .isEqualTo(Map.of("organization", 1, "service", 2, "taxonomy", 1));
        assertThat(Set.copyOf(report.<String>list("faults.code")))
                .contains("time-of-day", "governorate", "invalid", "not-blank", "not-in-both-languages");
        Answer place = as(CASEWORKER_AT_MINISTRY)
                .get("/v1/directory/service-at-locations/0190c000-0000-7000-8000-000000000003");
        // Hours that nobody can reckon with are words.
        assertThat(place.<String>list("schedules.opensAt")).containsExactly(null, "09:00");
        assertThat(place.<String>at("schedules[0].description")).isEqualTo("08:00 13:00pm");
        assertThat(place.<Boolean>at("referralTarget")).isFalse();
    }

    @Test
    void a_governorate_that_an_administrator_added_is_taken_and_called_by_its_label() {
        QuarkusTransaction.requiringNew().run(() -> Arc.container()
                .instance(Vocabularies.class)
                .get()
                .follow(new CodeListChanged(Vocabulary.GOVERNORATE, "JO-ZW", "البادية", "Badia", Map.of(), false)));
        String location = UUID.randomUUID().toString();
        String place = UUID.randomUUID().toString();

        Answer report = as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", """
                        {"organizations":[{"id":"%s","name":"Badia Centre","locations":[
                          {"id":"%s","name":"Badia","location_type":"physical",
                           "addresses":[{"city":"Safawi","x_iso_3166_2":"JO-ZW"}]}],
                          "services":[{"id":"%s","name":"Food","service_at_locations":[{"id":"%s","location":{"id":"%s"}}]}]}]}""".formatted(
                                UUID.randomUUID(), location, UUID.randomUUID(), place, location))
                .hasStatus(200);

        assertThat(report.<String>list("faults.code")).doesNotContain("governorate");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/directory/locations/" + location)
                        .<String>at("governorate"))
                .isEqualTo("JO-ZW");
        assertThat(anonymous()
                        .get("/hsds/service_at_locations/" + place)
                        .<String>at("location.addresses[0].state_province"))
                .isEqualTo("Badia");
    }

    @Test
    void an_entry_in_one_language_is_taken_changed_and_shown_in_both() {
        centreInIrbid();
        Answer entry = as(EDITOR_IN_IRBID)
                .post("/v1/directory/services", Map.of("name", Map.of("ar", "علاج طبيعي"), "serviceType", "OTHER"))
                .hasStatus(201);
        String path = "/v1/directory/services/" + entry.id();

        Answer changed = as(EDITOR_IN_IRBID)
                .patch(path, entry.etag(), Map.of("minimumAge", 6))
                .hasStatus(200);

        assertThat(changed.<Object>at("name.en")).isNull();
        assertThat(anonymous().get("/hsds/services/" + entry.id()).<String>at("name"))
                .isEqualTo("علاج طبيعي");
        as(EDITOR_IN_IRBID)
                .patch(path, changed.etag(), Collections.singletonMap("name", Collections.singletonMap("ar", null)))
                .isProblem(422, "invalid-fields")
                .names("/name", "in-no-language");
        as(EDITOR_IN_IRBID)
                .patch(path, changed.etag(), Map.of("name", Map.of("en", " ")))
                .isProblem(422, "invalid-fields");
        as(EDITOR_IN_IRBID)
                .patch(path, changed.etag(), Map.of("description", Map.of("en", "x".repeat(10_001))))
                .isProblem(422, "invalid-fields")
                .names("/description/en", "size");
        as(EDITOR_IN_IRBID)
                .patch(path, changed.etag(), Map.of("details", Map.of("alert", Map.of("en", "x".repeat(10_001)))))
                .isProblem(422, "invalid-fields")
                .names("/details/alert/en", "size");
    }

    @Test
    void an_import_that_is_no_hsds_is_refused() {
        as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", "{\"organizations\":5}")
                .isProblem(400, "unreadable-request");
        as(COORDINATING_EDITOR).post("/v1/directory/imports", "[").isProblem(400, "unreadable-request");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/directory/imports", "{\"organizations\":[]}")
                .isProblem(403, "not-allowed");
    }

    /** The real records, where they lie beside the project. */
    @Test
    void the_service_records_of_jordan_are_taken_twice_without_doubling() throws Exception {
        Path file = Path.of(System.getProperty("wasl.root"), "../shared/data/jordan-services/hsds.json");
        assumeThat(file).exists();

        Answer first = as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", Files.readString(file))
                .hasStatus(200);
        as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", Files.readString(file))
                .hasStatus(200);

        assertThat(first.<Integer>at("accepted.organization")).isEqualTo(44);
        assertThat(first.<Integer>at("accepted.service")).isEqualTo(562);
        assertThat(first.<String>list("faults.code").stream()
                        .filter("time-of-day"::equals)
                        .count())
                .isGreaterThan(300);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/directory/services?limit=1&count=true&serviceType=FOOD")
                        .<Integer>at("total"))
                .isBetween(25, 40);
    }

    @Test
    void a_link_that_a_browser_would_run_is_no_link() {
        centreInIrbid();
        String path = "/v1/directory/organizations/" + REHABILITATION_CENTRE;

        as(EDITOR_IN_IRBID)
                .patch(
                        path,
                        as(EDITOR_IN_IRBID).get(path).etag(),
                        Map.of("details", Map.of("website", "javascript:alert(1)")))
                .isProblem(422, "invalid-fields")
                .names("/details/website", "unsafe-link");
        Answer imported = as(COORDINATING_EDITOR)
                .post(
                        "/v1/directory/imports",
                        Map.of(
                                "organizations",
                                List.of(Map.of(
                                        "id", REHABILITATION_CENTRE,
                                        "name", "Irbid Rehabilitation Centre",
                                        "x_type", "NATIONAL_NGO_ASSOCIATION",
                                        "website", "data:text/html,hello"))))
                .hasStatus(200);
        assertThat(imported.raw().asString()).contains("unsafe-link");
        assertThat(as(EDITOR_IN_IRBID).get(path).<Object>at("details.website")).isNull();
    }
}
