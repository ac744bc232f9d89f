package org.wasl.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** What services are sorted by and what they are part of. */
@QuarkusTest
class TaxonomyTest extends ReferralTest {
    @Test
    void the_coordinating_body_keeps_the_terms_and_providers_sort_their_services_by_them() {
        centreInIrbid();
        String terms = "/v1/directory/taxonomies/" + taxonomy().id() + "/terms";
        Answer health = term(terms, "health", null);
        Answer rehabilitation = term(terms, "health/rehabilitation", health.id());

        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("ar", "علاج", "en", "Therapy"),
                                "serviceType",
                                "DISABILITY_REHABILITATION",
                                "termIds",
                                List.of(rehabilitation.id())))
                .hasStatus(201);

        assertThat(anonymous()
                        .get("/hsds/services?taxonomy_term_id=" + rehabilitation.id())
                        .<String>list("contents.id"))
                .containsExactly(service.id());
        assertThat(anonymous()
                        .get("/hsds/taxonomy_terms?parent_id=" + health.id())
                        .<String>list("contents.code"))
                .containsExactly("health/rehabilitation");
        as(EDITOR_IN_IRBID).post(terms, named(Map.of("code", "own"))).isProblem(403, "not-allowed");
    }

    @Test
    void a_term_stands_above_no_term_that_stands_above_it() {
        String terms = "/v1/directory/taxonomies/" + taxonomy().id() + "/terms";
        Answer above = term(terms, "a", null);
        Answer below = term(terms, "b", above.id());

        as(COORDINATING_EDITOR)
                .patch(terms + "/" + above.id(), above.etag(), Map.of("parentId", below.id()))
                .isProblem(422, "invalid-fields")
                .names("/parentId", "unknown-code");
        as(COORDINATING_EDITOR)
                .patch(terms + "/" + above.id(), above.etag(), Map.of("parentId", above.id()))
                .isProblem(422, "invalid-fields");
    }

    @Test
    void a_term_is_found_under_its_own_taxonomy_only() {
        String terms = "/v1/directory/taxonomies/" + taxonomy().id() + "/terms";
        String others = "/v1/directory/taxonomies/" + taxonomy().id() + "/terms";
        Answer term = term(terms, "a", null);

        as(CASEWORKER_AT_MINISTRY).get(terms + "/" + term.id()).hasStatus(200);
        as(CASEWORKER_AT_MINISTRY).get(others + "/" + term.id()).isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY).get(others + "/" + term.id() + "/history").isProblem(404, "not-found");
        as(COORDINATING_EDITOR)
                .patch(others + "/" + term.id(), term.etag(), Map.of("code", "b"))
                .isProblem(404, "not-found");
        as(COORDINATING_EDITOR)
                .post(others, named(Map.of("parentId", term.id())))
                .isProblem(422, "invalid-fields");
    }

    @Test
    void a_service_is_part_of_a_program_of_its_organization() {
        centreInIrbid();
        Answer program = as(EDITOR_IN_IRBID)
                .post("/v1/directory/programs", named(Map.of()))
                .hasStatus(201);
        Answer service = as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/services",
                        Map.of(
                                "name",
                                Map.of("ar", "علاج", "en", "Therapy"),
                                "serviceType",
                                "DISABILITY_REHABILITATION",
                                "details",
                                Map.of("programId", program.id())))
                .hasStatus(201);

        assertThat(anonymous().get("/hsds/services/" + service.id()).<String>at("program.name"))
                .isEqualTo("Name");
        as(EDITOR_IN_IRBID)
                .patch(
                        "/v1/directory/programs/" + program.id(),
                        program.etag(),
                        Map.of("name", Map.of("en", "Another")))
                .hasStatus(200);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/directory/programs/" + program.id() + "/history")
                        .<String>list("items.field"))
                .contains("name");
        as(EDITOR_IN_IRBID)
                .patch(
                        "/v1/directory/services/" + service.id(),
                        service.etag(),
                        Map.of("details", Map.of("programId", service.id())))
                .isProblem(422, "invalid-fields");
    }

    private static Answer taxonomy() {
        return as(COORDINATING_EDITOR)
                .post("/v1/directory/taxonomies", named(Map.of("edition", "2026")))
                .hasStatus(201);
    }

    private static Answer term(String terms, String code, String parent) {
        return as(COORDINATING_EDITOR)
                .post(terms, named(parent == null ? Map.of("code", code) : Map.of("code", code, "parentId", parent)))
                .hasStatus(201);
    }

    private static Map<String, Object> named(Map<String, Object> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.put("name", Map.of("ar", "اسم", "en", "Name"));
        body.put("description", Map.of("ar", "وصف", "en", "Description"));
        return body;
    }
}
