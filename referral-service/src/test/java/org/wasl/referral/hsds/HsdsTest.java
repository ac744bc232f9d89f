package org.wasl.referral.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.MONITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.referral.ReferralTest;

/** The public directory, asked as a client of HSDS asks: without a token. */
@QuarkusTest
class HsdsTest extends ReferralTest {
    private static final String ORGANIZATION = "0190d000-0000-7000-8000-000000000001";
    private static final String SERVICE = "0190d000-0000-7000-8000-000000000002";
    private static final String SECRET = "0190d000-0000-7000-8000-000000000003";
    private static final String PLACE = "0190d000-0000-7000-8000-000000000004";
    private static final String SECRET_PLACE = "0190d000-0000-7000-8000-000000000005";
    private static final String TAXONOMY = "0190d000-0000-7000-8000-000000000008";
    private static final String TERM = "0190d000-0000-7000-8000-000000000009";

    @BeforeEach
    void aDirectory() {
        Answer report = as(COORDINATING_EDITOR).post("/v1/directory/imports", """
                {"taxonomies":[{"id":"%s","name":"Sectors","description":"What for","x_i18n":{"name":{"en":"Sectors","ar":"القطاعات"}}}],
                 "taxonomy_terms":[{"id":"%s","taxonomy_id":"%s","code":"health","name":"Health","description":"Health",
                    "x_i18n":{"name":{"en":"Health","ar":"الصحة"}}}],
                 "organizations":[{"id":"%s","name":"Zarqa clinic","description":"A clinic","website":"https://example.org",
                  "x_i18n":{"name":{"en":"Zarqa clinic","ar":"عيادة الزرقاء"}},
                  "phones":[{"number":"+96265550000","type":"voice"}],
                  "services":[
                   {"id":"%s","name":"Physiotherapy for children","status":"active","x_service_type":"DISABILITY_REHABILITATION",
                    "x_i18n":{"name":{"en":"Physiotherapy for children","ar":"العلاج الطبيعي للأطفال"}},
                    "minimum_age":3,"maximum_age":17,"wait_time":"Two weeks","email":"care@example.org",
                    "attributes":[{"id":"0190d000-0000-7000-8000-00000000000a","taxonomy_term_id":"%s"}],
                    "cost_options":[{"option":"Session","currency":"JOD","amount":5}],
                    "languages":[{"code":"ar","name":"Arabic"}],
                    "capacities":[{"unit":{"name":"Children"},"available":4,"maximum":12,"updated":"2026-11-01T08:00:00Z"}],
                    "required_documents":[{"document":"Identity card"}],
                    "service_at_locations":[{"id":"%s","x_accepts_referrals":true,
                      "schedules":[{"freq":"WEEKLY","byday":"SU,TU","opens_at":"08:00","closes_at":"14:00"}],
                      "location":{"id":"0190d000-0000-7000-8000-000000000006","name":"Zarqa","location_type":"physical",
                        "x_i18n":{"name":{"en":"Zarqa","ar":"الزرقاء"}},
                        "latitude":31.2051,"longitude":36.9124,"x_accessibility":["RAMP"],
                        "addresses":[{"address_1":"King Abdullah Street","city":"Zarqa","postal_code":"13110","x_iso_3166_2":"JO-AZ"}]}}]},
                   {"id":"%s","name":"Safe house","x_sensitive":true,"status":"active",
                    "x_i18n":{"name":{"en":"Safe house","ar":"بيت آمن"}},
                    "service_at_locations":[{"id":"%s","location":{"id":"0190d000-0000-7000-8000-000000000007","name":"Hidden street",
                        "x_i18n":{"name":{"en":"Hidden street","ar":"شارع"}},"latitude":32.07,"longitude":36.08}}]}]}]}""".formatted(
                        TAXONOMY, TERM, TAXONOMY, ORGANIZATION, SERVICE, TERM, PLACE, SECRET, SECRET_PLACE));
        assertThat(report.hasStatus(200).<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(report.list("faults")).isEmpty();
    }

    @Test
    void a_service_has_everything_that_was_written_of_it() {
        Answer service = anonymous().get("/hsds/services/" + SERVICE).hasStatus(200);

        assertThat(service.<String>at("name")).isEqualTo("Physiotherapy for children");
        assertThat(service.<String>at("alternate_name")).isEqualTo("العلاج الطبيعي للأطفال");
        assertThat(service.<String>at("status")).isEqualTo("active");
        assertThat(service.<String>at("organization.name")).isEqualTo("Zarqa clinic");
        assertThat(service.<Integer>at("capacities[0].available")).isEqualTo(4);
        assertThat(service.<String>at("capacities[0].unit.name")).isEqualTo("Children");
        assertThat(service.<String>at("cost_options[0].currency")).isEqualTo("JOD");
        assertThat(service.<String>at("service_at_locations[0].location.addresses[0].postal_code"))
                .isEqualTo("13110");
        assertThat(service.<String>at("service_at_locations[0].schedules[0].opens_at"))
                .isEqualTo("08:00");
        assertThat(service.<String>at("attributes[0].taxonomy_term.code")).isEqualTo("health");
        assertThat(service.<String>list("metadata.last_action_type")).contains("CREATE");
    }

    @Test
    void it_speaks_the_language_of_the_caller() {
        Answer service = anonymous()
                .with("Accept-Language", "ar")
                .get("/hsds/services/" + SERVICE)
                .hasStatus(200);

        assertThat(service.<String>at("name")).isEqualTo("العلاج الطبيعي للأطفال");
        assertThat(service.<String>at("x_i18n.name.en")).isEqualTo("Physiotherapy for children");
    }

    @Test
    void nothing_sensitive_is_there_by_any_way() {
        for (String path : List.of(
                "/hsds/services?per_page=500&full=true",
                "/hsds/services?per_page=500&minimal=true",
                "/hsds/services?format=ndjson",
                "/hsds/services?search=safe%20house",
                "/hsds/organizations?per_page=500&full_service=true",
                "/hsds/organizations/" + ORGANIZATION + "?full_service=true",
                "/hsds/service_at_locations?per_page=500&full=true",
                "/hsds/service_at_locations?format=ndjson")) {
            assertThat(anonymous().get(path).hasStatus(200).raw().asString())
                    .as(path)
                    .doesNotContain(SECRET, SECRET_PLACE, "Safe house", "Hidden street");
        }
        anonymous().get("/hsds/services/" + SECRET).isProblem(404, "not-found");
        anonymous().get("/hsds/service_at_locations/" + SECRET_PLACE).isProblem(404, "not-found");
    }

    @Test
    void words_are_found_in_both_languages_however_they_are_written() {
        for (String words :
                List.of("physiotherapy", "PHYSIOTHERAPIES child", "العلاج", "علاج طبيعي", "اطفال", "physio")) {
            assertThat(anonymous()
                            .get("/hsds/services?search=" + encoded(words))
                            .<String>list("contents.id"))
                    .as(words)
                    .contains(SERVICE);
        }
        for (String words : List.of("plumbing physiotherapy", "!!!", "'); drop table")) {
            assertThat(anonymous()
                            .get("/hsds/services?search=" + encoded(words))
                            .<String>list("contents.id"))
                    .as(words)
                    .isEmpty();
        }
    }

    @Test
    void filters_narrow_together() {
        String all = "/hsds/services?organization_id=" + ORGANIZATION + "&taxonomy_id=" + TAXONOMY
                + "&taxonomy_term_id=" + TERM;
        assertThat(ids(all)).containsExactly(SERVICE);
        assertThat(ids(all + "&modified_after=2999-01-01")).isEmpty();
        assertThat(ids(all + "&modified_after=2020-01-01T00:00:00Z")).containsExactly(SERVICE);
        assertThat(ids(all + "&search=plumbing")).isEmpty();
        assertThat(ids("/hsds/services?taxonomy_id=" + UUID.randomUUID())).isEmpty();
        assertThat(ids("/hsds/services?taxonomy_term_id=nonsense")).isEmpty();
        assertThat(ids("/hsds/organizations?taxonomy_term_id=" + TERM)).containsExactly(ORGANIZATION);
        assertThat(ids("/hsds/service_at_locations?taxonomy_id=" + TAXONOMY)).containsExactly(PLACE);
        assertThat(ids("/hsds/taxonomy_terms?taxonomy_id=" + TAXONOMY + "&top_only=true"))
                .containsExactly(TERM);
        assertThat(ids("/hsds/taxonomy_terms?parent_id=" + TERM)).isEmpty();
        assertThat(ids("/hsds/taxonomies?search=" + encoded("القطاعات"))).containsExactly(TAXONOMY);
    }

    @Test
    void places_are_found_by_their_postal_code_and_around_it() {
        assertThat(ids("/hsds/service_at_locations?postcode=13110")).containsExactly(PLACE);
        assertThat(ids("/hsds/service_at_locations?postcode=13110&proximity=500"))
                .containsExactly(PLACE);
        assertThat(ids("/hsds/service_at_locations?postcode=00000")).isEmpty();
        assertThat(ids("/hsds/service_at_locations?postcode=00000&proximity=500"))
                .isEmpty();
        anonymous()
                .get("/hsds/service_at_locations?postcode=13110&proximity=-3")
                .hasStatus(422);
    }

    @Test
    void pages_say_where_they_are_and_past_the_end_they_are_empty() {
        centreInIrbid();
        Answer first = anonymous().get("/hsds/services?per_page=1").hasStatus(200);
        int pages = first.at("total_pages");
        Answer past =
                anonymous().get("/hsds/services?per_page=1&page=" + (pages + 1)).hasStatus(200);

        assertThat(first.<Boolean>at("first_page")).isTrue();
        assertThat(first.<Integer>at("size")).isEqualTo(1);
        assertThat(first.<Integer>at("total_items")).isEqualTo(pages);
        assertThat(past.<Boolean>at("empty")).isTrue();
        assertThat(past.<Boolean>at("last_page")).isTrue();
        assertThat(past.<Integer>at("total_items")).isEqualTo(pages);
        anonymous().get("/hsds/services?page=0").hasStatus(422);
        anonymous().get("/hsds/services?page=two").isProblem(400, "unreadable-request");
        anonymous().get("/hsds/services?modified_after=yesterday").isProblem(400, "unreadable-request");
    }

    @Test
    void every_record_is_a_line_where_lines_are_asked_for() {
        centreInIrbid();
        int total = anonymous().get("/hsds/services?per_page=1").at("total_items");

        Answer lines = anonymous().get("/hsds/services?format=ndjson").hasStatus(200);

        assertThat(lines.raw().contentType()).startsWith("application/x-ndjson");
        assertThat(lines.raw().asString().lines()).hasSize(total).allMatch(line -> line.startsWith("{\"id\":"));
    }

    @Test
    void a_search_by_post_is_the_same_search() {
        assertThat(anonymous()
                        .post("/hsds/services?search=physiotherapy", null)
                        .hasStatus(200)
                        .<String>list("contents.id"))
                .contains(SERVICE);
        assertThat(anonymous().post("/hsds/taxonomies", null).hasStatus(200).<String>list("contents.id"))
                .contains(TAXONOMY);
    }

    @Test
    void what_changed_and_who_assured_it_is_kept() {
        centreInIrbid();
        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of("name", Map.of("ar", "سمع", "en", "Hearing aids"), "serviceType", "ASSISTIVE_DEVICE"))
                .hasStatus(201);
        String path = "/v1/directory/services/" + service.id();
        Answer changed = as(EDITOR_IN_IRBID)
                .patch(
                        path,
                        service.etag(),
                        Map.of("details", Map.of("phones", List.of(Map.of("number", "+96265551111")))))
                .hasStatus(200);
        as(EDITOR_IN_IRBID).step(changed, path + "/assurance", null).hasStatus(200);

        Answer history = as(EDITOR_IN_IRBID).get(path + "/history").hasStatus(200);

        assertThat(history.<String>list("items.action")).containsExactly("ASSURE", "UPDATE", "CREATE");
        assertThat(history.<String>at("items[1].field")).isEqualTo("details.phones");
        assertThat(history.<String>at("items[1].replacement[0].number")).isEqualTo("+96265551111");
        assertThat(history.<String>list("items.by")).containsOnly(REHABILITATION_CENTRE);
        assertThat(anonymous().get("/hsds/services/" + service.id()).<String>list("phones.number"))
                .containsExactly("+96265551111");
    }

    @Test
    void what_was_written_while_a_service_was_sensitive_stays_hidden_when_it_is_no_longer() {
        centreInIrbid();
        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("ar", "بيت", "en", "House"),
                                "serviceType",
                                "LEGAL_ASSISTANCE",
                                "sensitive",
                                true,
                                "details",
                                Map.of("email", "door@example.org")))
                .hasStatus(201);
        String path = "/v1/directory/services/" + service.id();
        Answer moved = as(EDITOR_IN_IRBID)
                .patch(path, service.etag(), Map.of("details", Map.of("email", "desk@example.org")))
                .hasStatus(200);
        as(EDITOR_IN_IRBID)
                .patch(path, moved.etag(), Map.of("sensitive", false))
                .hasStatus(200);

        assertThat(anonymous().get("/hsds/services/" + service.id()).raw().asString())
                .contains("desk@example.org")
                .doesNotContain("door@example.org");
        Answer history = as(MONITOR_OF_ALL).get(path + "/history").hasStatus(200);
        assertThat(history.<String>list("items.action")).containsExactly("CREATE");
        assertThat(history.raw().asString())
                .doesNotContain("door@example.org", "desk@example.org", "details.email", "sensitive");
        for (Persona insider : List.of(CASEWORKER_AT_MINISTRY, EDITOR_IN_IRBID)) {
            assertThat(as(insider).get(path + "/history").raw().asString())
                    .contains("door@example.org", "details.email", "sensitive");
        }
    }

    @Test
    void a_dry_run_reports_and_keeps_nothing() {
        String id = UUID.randomUUID().toString();

        Answer report = as(COORDINATING_EDITOR)
                .post(
                        "/v1/directory/imports?dryRun=true",
                        "{\"organizations\":[{\"id\":\"%s\",\"name\":\"Nobody\",\"website\":\"not an address\"}]}"
                                .formatted(id))
                .hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("accepted")).isEqualTo(Map.of("organization", 1));
        assertThat(report.<String>list("faults.pointer")).contains("/website");
        anonymous().get("/hsds/organizations/" + id).isProblem(404, "not-found");
    }

    @Test
    void an_export_that_is_taken_in_again_changes_nothing() {
        aDirectory(); // the second time it is no creation any more
        int before = changes();
        Answer export = as(COORDINATING_EDITOR).get("/v1/directory/export").hasStatus(200);

        assertThat(export.raw().asString()).contains(SERVICE, TERM).doesNotContain(SECRET, "Hidden street");
        Answer report = as(COORDINATING_EDITOR)
                .post("/v1/directory/imports", export.raw().asString())
                .hasStatus(200);

        assertThat(report.<Map<String, Integer>>at("rejected")).isEmpty();
        assertThat(changes())
                .as(as(COORDINATING_EDITOR)
                        .get("/v1/directory/services/" + SERVICE + "/history?limit=3")
                        .raw()
                        .asString())
                .isEqualTo(before);
        assertThat(anonymous().get("/hsds/services/" + SERVICE).<String>at("capacities[0].unit.name"))
                .isEqualTo("Children");
    }

    private static int changes() {
        return as(COORDINATING_EDITOR)
                        .get("/v1/directory/services/" + SERVICE + "/history?limit=1&count=true")
                        .<Integer>at("total")
                + as(COORDINATING_EDITOR)
                        .get("/v1/directory/organizations/" + ORGANIZATION + "/history?limit=1&count=true")
                        .<Integer>at("total");
    }

    private static List<String> ids(String path) {
        return anonymous().get(path).hasStatus(200).list("contents.id");
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
