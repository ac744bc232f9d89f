package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.registry.RegistryTest;

/** What became one becomes two again, each as it was and with what its own agency wrote since. */
@QuarkusTest
class UnmergingTest extends RegistryTest {
    private final Map<String, Object> her = somebody();

    @Test
    void every_field_of_both_is_as_it_was() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_UNHCR, withNumber()).id();
        Map<String, Object> survivorBefore = read(REGISTRAR_AT_MINISTRY, survivor);
        Map<String, Object> otherBefore = read(REGISTRAR_AT_UNHCR, other);

        undo(merge(survivor, other));

        assertThat(read(REGISTRAR_AT_MINISTRY, survivor)).isEqualTo(survivorBefore);
        assertThat(read(REGISTRAR_AT_UNHCR, other)).isEqualTo(otherBefore);
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + survivor).isProblem(404, "not-found");
        as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + other).isProblem(404, "not-found");
    }

    @Test
    void what_each_agency_wrote_meanwhile_stays_with_its_own_record() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_UNHCR, her).id();
        String phoneBefore = phoneOf(her);
        Answer merge = merge(survivor, other);
        change(REGISTRAR_AT_UNHCR, survivor, Map.of("contactPoints", reachedBy("+962781000001"), "district", "JO2102"));
        change(REGISTRAR_AT_MINISTRY, survivor, Map.of("governorate", "JO-MA"));
        change(REGISTRAR_AT_UNHCR, survivor, Map.of("contactPoints", reachedBy("+962781000002", "first@example.org")));
        String number = nationalNumber();
        as(REGISTRAR_AT_UNHCR)
                .step(
                        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + survivor),
                        "/v1/persons/" + survivor + "/identifiers",
                        number("JO_PERSONAL_NO", number))
                .hasStatus(200);

        undo(merge);

        Answer mine = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + survivor);
        assertThat(mine.<String>list("contactPoints.value")).containsExactly(phoneBefore);
        assertThat(mine.<String>at("district")).isNull();
        assertThat(mine.<String>at("governorate")).isEqualTo("JO-MA");
        assertThat(mine.list("identifiers")).isEmpty();
        Answer theirs = as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + other);
        assertThat(theirs.<String>list("contactPoints.value")).containsExactly("+962781000002", "first@example.org");
        assertThat(theirs.<String>at("district")).isEqualTo("JO2102");
        assertThat(theirs.<String>at("governorate")).isEqualTo("JO-IR");
        assertThat(theirs.<String>list("identifiers.value")).containsExactly(number);
    }

    @Test
    void a_consent_that_she_gave_meanwhile_goes_with_the_agency_that_heard_it() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_UNHCR, her).id();
        Answer merge = merge(survivor, other);
        consented(REGISTRAR_AT_UNHCR, survivor, "REFERRAL", Persona.REHABILITATION_CENTRE, "IDENTITY");
        consented(REGISTRAR_AT_MINISTRY, survivor, "REFERRAL", Persona.OTHER_PROVIDER, "IDENTITY");

        undo(merge);

        assertThat(as(REGISTRAR_AT_UNHCR)
                        .get("/v1/persons/" + other + "/consents")
                        .<List<String>>list("items.recipients"))
                .containsExactly(List.of(Persona.REHABILITATION_CENTRE));
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + survivor + "/consents")
                        .<List<String>>list("items.recipients"))
                .containsExactly(List.of(Persona.OTHER_PROVIDER));
    }

    /** Else what one human allowed opens the record of another. */
    @Test
    void what_was_recorded_on_a_case_meanwhile_goes_with_the_person_whose_case_it_is() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons?confirmNew=CANNOT_TELL", her)
                .hasStatus(201)
                .id();
        haveACase(other, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer merge = merge(survivor, other);
        String path = "/v1/persons/" + survivor;
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/needs", Map.of("code", "SV-FM"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/consents", consent("REFERRAL", Persona.REHABILITATION_CENTRE, "IDENTITY"))
                .hasStatus(201);
        consented(REGISTRAR_AT_MINISTRY, survivor, "REFERRAL", Persona.OTHER_PROVIDER, "IDENTITY");

        undo(merge);

        assertThat(listed(CASEWORKER_AT_MINISTRY, other, "needs", "code")).containsExactly("SV-FM");
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/persons/" + other + "/consents")
                        .<List<String>>list("items.recipients"))
                .containsExactly(List.of(Persona.REHABILITATION_CENTRE));
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + survivor + "/consents")
                        .<List<String>>list("items.recipients"))
                .containsExactly(List.of(Persona.OTHER_PROVIDER));
    }

    @Test
    void needs_relatives_guardians_and_homes_go_with_the_agency_that_wrote_them() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_UNHCR, her).id();
        String relative = registered(REGISTRAR_AT_UNHCR, somebody()).id();
        Answer merge = merge(survivor, other);
        String path = "/v1/persons/" + survivor;
        as(REGISTRAR_AT_UNHCR).post(path + "/needs", Map.of("code", "DS-BD")).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY).post(path + "/needs", Map.of("code", "CR-CP")).hasStatus(201);
        as(REGISTRAR_AT_UNHCR)
                .post(path + "/relationships", Map.of("relatedId", relative, "kind", "SIBLING"))
                .hasStatus(201);
        as(REGISTRAR_AT_UNHCR)
                .post(
                        "/v1/persons/" + relative + "/guardianships",
                        Map.of(
                                "guardianId",
                                survivor,
                                "basis",
                                "COURT_DECISION",
                                "authority",
                                "Court",
                                "since",
                                "2024-01-01"))
                .hasStatus(201);
        String home = as(REGISTRAR_AT_UNHCR)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", survivor, "role", "HEAD"))))
                .hasStatus(201)
                .id();

        undo(merge);

        assertThat(listed(REGISTRAR_AT_UNHCR, other, "needs", "code")).containsExactly("DS-BD");
        assertThat(listed(REGISTRAR_AT_MINISTRY, survivor, "needs", "code")).containsExactly("CR-CP");
        assertThat(listed(REGISTRAR_AT_UNHCR, relative, "relationships", "relatedId"))
                .containsExactly(other);
        assertThat(listed(REGISTRAR_AT_MINISTRY, survivor, "relationships", "relatedId"))
                .isEmpty();
        assertThat(listed(REGISTRAR_AT_UNHCR, relative, "guardianships", "guardianId"))
                .containsExactly(other);
        assertThat(listed(REGISTRAR_AT_UNHCR, other, "households", "id")).containsExactly(home);
        assertThat(listed(REGISTRAR_AT_MINISTRY, survivor, "households", "id")).isEmpty();
    }

    @Test
    void who_was_dead_when_two_became_one_is_so_again() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        Answer other = registered(REGISTRAR_AT_UNHCR, her);
        as(REGISTRAR_AT_UNHCR)
                .with("If-Match", other.etag())
                .put("/v1/persons/" + other.id() + "/status", Map.of("status", "DECEASED", "on", "2025-01-01"))
                .hasStatus(200);
        Map<String, Object> before = read(REGISTRAR_AT_UNHCR, other.id());

        undo(merge(survivor, other.id()));

        assertThat(read(REGISTRAR_AT_UNHCR, other.id())).isEqualTo(before);
    }

    private static List<String> listed(Persona who, String person, String part, String field) {
        return as(who).get("/v1/persons/" + person + "/" + part).hasStatus(200).list("items." + field);
    }

    @Test
    void merges_are_listed_for_either_side() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_UNHCR, her).id();
        Answer merge = merge(survivor, other);

        for (String side : List.of(survivor, other)) {
            assertThat(as(STEWARD_AT_MINISTRY)
                            .get("/v1/merges?personId=" + side)
                            .hasStatus(200)
                            .<String>list("items.id"))
                    .containsExactly(merge.id());
        }
    }

    @Test
    void each_agency_reads_the_history_of_its_own_record() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_UNHCR, her).id();
        change(REGISTRAR_AT_UNHCR, other, Map.of("contactPoints", reachedBy("+962781000003")));
        change(REGISTRAR_AT_MINISTRY, survivor, Map.of("district", "JO2102"));
        Answer merge = merge(survivor, other);
        change(REGISTRAR_AT_UNHCR, survivor, Map.of("district", "JO2103"));

        Answer history = as(REGISTRAR_AT_UNHCR)
                .get("/v1/persons/" + survivor + "/history")
                .hasStatus(200);
        assertThat(history.<List<String>>list("items.fields"))
                .containsExactly(List.of("district"), List.of("contactPoints"));
        assertThat(history.<String>list("items.personId")).containsExactly(other, other);
        assertThat(history.<String>at("items[1].after.contactPoints[0].value")).isEqualTo("+962781000003");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + survivor + "/history")
                        .<String>list("items.after.district"))
                .containsExactly("JO2102");

        undo(merge);
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + survivor + "/history").isProblem(404, "not-found");
        assertThat(as(REGISTRAR_AT_UNHCR)
                        .get("/v1/persons/" + other + "/history")
                        .<List<String>>list("items.fields"))
                .containsExactly(List.of("district"), List.of("contactPoints"));
    }

    @Test
    void of_several_merges_the_last_is_taken_back_first() {
        String first = registered(REGISTRAR_AT_UNHCR, her).id();
        String second = registered(REGISTRAR_AT_MINISTRY, her).id();
        String third = registered(REGISTRAR_AT_MINISTRY, her).id();
        Answer early = merge(second, first);
        Answer late = merge(third, second);
        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + first).<String>at("survivorId"))
                .isEqualTo(third);
        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/merges/" + early.id() + "/undo", null)
                .isProblem(409, "merge-not-possible");

        undo(late);

        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + first).<String>at("survivorId"))
                .isEqualTo(second);
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + third).isProblem(404, "not-found");
        undo(early);
        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + first).<String>at("status"))
                .isEqualTo("ACTIVE");
    }

    @Test
    void an_agency_that_came_by_two_merges_stays_while_one_of_them_stands() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String one = registered(REGISTRAR_AT_UNHCR, her).id();
        String two = registered(REGISTRAR_AT_UNHCR, her).id();
        Answer first = merge(survivor, one);
        Answer second = merge(survivor, two);

        undo(first);
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + survivor).hasStatus(200);
        undo(second);
        as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + survivor).isProblem(404, "not-found");
    }

    @Test
    void the_pair_waits_for_a_steward_again() {
        String survivor = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_UNHCR, her).id();
        Answer review = reviewOf(survivor, other);
        undo(merge(survivor, other));

        assertThat(as(STEWARD_AT_MINISTRY)
                        .get("/v1/match-reviews/" + review.id())
                        .<String>at("status"))
                .isEqualTo("DEFERRED");
    }

    @Test
    void of_two_merges_of_one_person_at_once_one_wins_and_the_other_learns_it() throws Exception {
        String one = registered(REGISTRAR_AT_MINISTRY, her).id();
        String other = registered(REGISTRAR_AT_MINISTRY, her).id();
        String both = registered(REGISTRAR_AT_UNHCR, her).id();
        Answer first = confirmed(reviewOf(one, both));
        Answer second = confirmed(reviewOf(other, both));
        List<Callable<Integer>> rush = List.of(
                () -> merged(one, both, first).raw().statusCode(),
                () -> merged(other, both, second).raw().statusCode());
        var pool = Executors.newFixedThreadPool(2);

        List<Integer> statuses = new ArrayList<>();
        for (var answer : pool.invokeAll(rush)) {
            statuses.add(answer.get());
        }
        pool.shutdown();

        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses).anyMatch(status -> status == 409 || status == 412);
    }

    private Map<String, Object> withNumber() {
        Map<String, Object> body = new HashMap<>(her);
        body.put("contactPoints", reachedBy(phoneOf(her), "hers@example.org"));
        body.put("identifiers", List.of(number("UNHCR_INDIVIDUAL_NO", "JOR-" + nationalNumber())));
        return body;
    }

    /** All that is shown, without what every change moves. */
    private static Map<String, Object> read(Persona who, String id) {
        Map<String, Object> shown =
                new HashMap<>(as(who).get("/v1/persons/" + id).hasStatus(200).at("$"));
        shown.keySet().removeAll(Set.of("version", "updatedAt"));
        return shown;
    }

    private static void change(Persona who, String id, Map<String, Object> patch) {
        as(who).patch("/v1/persons/" + id, as(who).get("/v1/persons/" + id).etag(), patch)
                .hasStatus(200);
    }

    private static Answer merge(String survivor, String other) {
        return merged(survivor, other, confirmed(reviewOf(survivor, other))).hasStatus(201);
    }

    private static void undo(Answer merge) {
        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);
    }
}
