package org.wasl.referral.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.anonymous;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.referral.ReferralTest;

/** Over all lists and all their parameters: each acts, in the address and in the body of a POST; every other one is refused. */
@QuarkusTest
class HsdsParametersTest extends ReferralTest {
    private static final String NOBODY = "01900000-0000-7000-8000-00000000dead";

    /** The parameters of the lists in the OpenAPI document of HSDS 3.1.1. */
    private static final Map<String, Set<String>> OF_THE_STANDARD = Map.of(
            "services",
            Set.of(
                    "search",
                    "page",
                    "per_page",
                    "format",
                    "taxonomy_term_id",
                    "taxonomy_id",
                    "organization_id",
                    "modified_after",
                    "minimal",
                    "full"),
            "taxonomies",
            Set.of("search", "page", "per_page", "format"),
            "taxonomy_terms",
            Set.of("search", "page", "per_page", "format", "taxonomy_id", "top_only", "parent_id"),
            "organizations",
            Set.of("search", "full_service", "full", "taxonomy_term_id", "taxonomy_id", "page", "per_page", "format"),
            "service_at_locations",
            Set.of(
                    "search",
                    "taxonomy_term_id",
                    "taxonomy_id",
                    "organization_id",
                    "modified_after",
                    "full",
                    "page",
                    "per_page",
                    "format",
                    "postcode",
                    "proximity"));

    /** Of each filter a value that no record meets. */
    private static final Map<String, Object> MET_BY_NONE = Map.of(
            "search", "qqxxzzqq",
            "taxonomy_term_id", NOBODY,
            "taxonomy_id", NOBODY,
            "organization_id", NOBODY,
            "parent_id", NOBODY,
            "modified_after", "9000-01-01",
            "near", "-89.9,10",
            "language", "zza",
            "postcode", "none");

    /** Of what filters otherwise, or shows more or less, a value that changes the answer or is met by all. */
    private static final Map<String, Object> OTHERS = Map.ofEntries(
            Map.entry("page", 2),
            Map.entry("per_page", 1),
            Map.entry("format", "ndjson"),
            Map.entry("minimal", true),
            Map.entry("full", true),
            Map.entry("full_service", true),
            Map.entry("top_only", true),
            Map.entry("open_at", "2026-11-27"),
            Map.entry("accessibility", "RAMP,LIFT"),
            Map.entry("eligible_for", "age:50"),
            Map.entry("accepts_referrals", false));

    /** These do nothing alone. */
    private static final Map<String, String> WITH = Map.of("radius", "near", "proximity", "postcode");

    private static Set<String> declaredAt(String list) {
        return new TreeSet<>(
                anonymous().get("/hsds/" + list + "?no_such=1").hasStatus(400).<String>list("knownParameters"));
    }

    private static Set<String> all() {
        Set<String> names = new TreeSet<>(MET_BY_NONE.keySet());
        names.addAll(OTHERS.keySet());
        names.addAll(WITH.keySet());
        return names;
    }

    private static Object valueOf(String parameter) {
        return MET_BY_NONE.getOrDefault(parameter, OTHERS.getOrDefault(parameter, 500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"})
    void a_list_has_the_parameters_of_the_standard_and_no_other_is_read(String list) {
        Set<String> declared = declaredAt(list);

        assertThat(declared).containsAll(OF_THE_STANDARD.get(list));
        assertThat(all()).containsAll(declared);
        for (String parameter : all()) {
            if (!declared.contains(parameter)) {
                assertThat(anonymous()
                                .get("/hsds/" + list + "?" + parameter + "=" + valueOf(parameter))
                                .isProblem(400, "unknown-parameter")
                                .<String>list("errors.pointer"))
                        .containsExactly("#" + parameter);
                assertThat(anonymous()
                                .post("/hsds/" + list, Map.of(parameter, valueOf(parameter)))
                                .isProblem(400, "unreadable-request")
                                .<String>list("errors.pointer"))
                        .containsExactly("/" + parameter);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"})
    void each_parameter_acts_in_the_address_and_in_the_body(String list) {
        centreInIrbid();
        for (String parameter : declaredAt(list)) {
            if (WITH.containsKey(parameter)) {
                assertThat(anonymous()
                                .get("/hsds/" + list + "?" + parameter + "=500")
                                .isProblem(400, "unreadable-request")
                                .<String>list("errors.pointer"))
                        .containsExactly("#" + parameter, "#" + WITH.get(parameter));
                assertThat(anonymous()
                                .post("/hsds/" + list, Map.of(parameter, "500"))
                                .isProblem(400, "unreadable-request")
                                .<String>list("errors.pointer"))
                        .first()
                        .isEqualTo("/" + parameter);
                continue;
            }
            Answer read = anonymous()
                    .get("/hsds/" + list + "?" + parameter + "=" + valueOf(parameter))
                    .hasStatus(200);
            if (MET_BY_NONE.containsKey(parameter)) {
                assertThat(read.<Integer>at("total_items"))
                        .as("%s?%s", list, parameter)
                        .isZero();
            }
            assertThat(anonymous()
                            .post("/hsds/" + list, Map.of(parameter, valueOf(parameter)))
                            .hasStatus(200)
                            .raw()
                            .asString())
                    .as("%s by %s", list, parameter)
                    .isEqualTo(read.raw().asString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"})
    void a_body_is_held_to_the_rules_of_the_address(String list) {
        for (var wrong : Map.<String, Object>of("page", 0, "per_page", 501, "format", "xml", "search", "x".repeat(201))
                .entrySet()) {
            assertThat(anonymous()
                            .post("/hsds/" + list, Map.of(wrong.getKey(), wrong.getValue()))
                            .isProblem(422, "invalid-fields")
                            .<String>list("errors.pointer"))
                    .containsExactly("/" + wrong.getKey());
        }
        for (Object wrong : List.of("two", true, List.of(1))) {
            assertThat(anonymous()
                            .post("/hsds/" + list, Map.of("page", wrong))
                            .isProblem(400, "unreadable-request")
                            .<String>list("errors.pointer"))
                    .containsExactly("/page");
        }
        assertThat(anonymous()
                        .post("/hsds/" + list + "?page=1", Map.of("page", 1))
                        .isProblem(400, "unreadable-request")
                        .<String>list("errors.code"))
                .containsExactly("given-twice");
        anonymous().post("/hsds/" + list, List.of()).isProblem(400, "unreadable-request");
        anonymous().post("/hsds/" + list, Map.of("page", "1", "per_page", 2)).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"})
    void lines_and_pages_are_chosen_by_the_header_accept_and_by_format(String list) {
        centreInIrbid();
        String path = "/hsds/" + list;
        for (String lines : List.of("application/x-ndjson", "application/json;q=0.5, application/x-ndjson")) {
            Answer answer = anonymous().with("Accept", lines).get(path).hasStatus(200);
            assertThat(answer.raw().contentType()).as(lines).startsWith("application/x-ndjson");
            assertThat(answer.raw().headers().getValues("Vary").toString())
                    .contains("Accept,")
                    .contains("Accept-Language");
        }
        for (String page : List.of("application/json", "*/*", "application/*", "application/x-ndjson;q=0.1, */*")) {
            assertThat(anonymous()
                            .with("Accept", page)
                            .get(path)
                            .hasStatus(200)
                            .raw()
                            .contentType())
                    .as(page)
                    .startsWith("application/json");
        }
        assertThat(anonymous()
                        .with("Accept", "application/x-ndjson")
                        .get(path + "?format=json")
                        .raw()
                        .contentType())
                .startsWith("application/json");
        assertThat(anonymous()
                        .with("Accept", "application/json")
                        .post(path, Map.of("format", "ndjson"))
                        .raw()
                        .contentType())
                .startsWith("application/x-ndjson");
        for (String none : List.of("text/csv", "application/xml", "image/*")) {
            Answer refused = anonymous().with("Accept", none).get(path).isProblem(406, "not-acceptable");
            assertThat(refused.raw().contentType()).startsWith("application/problem+json");
            anonymous().with("Accept", none).post(path, Map.of()).isProblem(406, "not-acceptable");
        }
        anonymous()
                .with("Accept", "application/x-ndjson")
                .get(path + "/" + NOBODY)
                .isProblem(406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full", "accepts_referrals"})
    void a_truth_is_true_or_false(String parameter) {
        assertThat(anonymous()
                        .get("/hsds/services?" + parameter + "=banana")
                        .isProblem(400, "unreadable-request")
                        .<String>list("errors.pointer"))
                .containsExactly("#" + parameter);
    }
}
