package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** Two agencies hold one child. What one wrote is neither read, named nor changed by the other, also by whoever knows its id. */
@QuarkusTest
class RowsOfAnotherAgencyTest extends RegistryTest {
    private String child;
    private String guardian;

    @BeforeEach
    void a_child_of_both_agencies() {
        child = ofBoth(known());
        guardian = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
    }

    private static String ofBoth(Map<String, Object> known) {
        String ours = registered(REGISTRAR_AT_MINISTRY, known).id();
        String theirs = registered(REGISTRAR_AT_UNHCR, known).id();
        merged(ours, theirs, confirmed(reviewOf(ours, theirs))).hasStatus(201);
        return ours;
    }

    @Test
    void a_guardianship_is_neither_ended_nor_named() {
        Answer right = as(REGISTRAR_AT_MINISTRY)
                .post(path("/guardianships"), Map.of("guardianId", guardian, "basis", "KINSHIP", "since", "2024-01-01"))
                .hasStatus(201);

        unchanged(right, "/guardianships/", "/end", Map.of("reason", "REMOVED", "until", today()));
        Map<String, Object> consent = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        consent.put("givenBy", "GUARDIAN");
        consent.put("guardianshipId", right.id());
        as(REGISTRAR_AT_UNHCR)
                .post(path("/consents"), consent)
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "unknown-guardianship");
        as(STEWARD_AT_UNHCR)
                .post(
                        "/v1/subject-requests",
                        Map.of(
                                "personId",
                                child,
                                "kind",
                                "ACCESS",
                                "askedBy",
                                "GUARDIAN",
                                "guardianshipId",
                                right.id()))
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "unknown-guardianship");
        as(REGISTRAR_AT_MINISTRY).post(path("/consents"), consent).hasStatus(201);
    }

    /** What a consent opens to another holder is read by it, not changed. */
    @Test
    void what_is_open_by_consent_is_read_and_not_changed() {
        Answer right = as(REGISTRAR_AT_MINISTRY)
                .post(path("/guardianships"), Map.of("guardianId", guardian, "basis", "KINSHIP", "since", "2024-01-01"))
                .hasStatus(201);
        Map<String, Object> consent =
                consent("CASE_MANAGEMENT", STEWARD_AT_UNHCR.agency().toString(), "IDENTITY", "HOUSEHOLD");
        consent.put("givenBy", "GUARDIAN");
        consent.put("guardianshipId", right.id());
        as(REGISTRAR_AT_MINISTRY).post(path("/consents"), consent).hasStatus(201);

        Answer seen = as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "CASE_MANAGEMENT")
                .get(path("/guardianships"))
                .hasStatus(200);
        assertThat(seen.<String>list("items.id")).containsExactly(right.id());
        assertThat(seen.<List<String>>at("items[0].allowedActions")).isEmpty();
        as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "CASE_MANAGEMENT")
                .with("If-Match", "*")
                .post(path("/guardianships/" + right.id() + "/end"), Map.of("reason", "REMOVED", "until", today()))
                .isProblem(404, "not-found");
    }

    @Test
    void a_relationship_is_not_ended_and_not_found_by_writing_the_same() {
        String brother = ofBoth(known());
        Map<String, Object> body = Map.of("relatedId", brother, "kind", "SIBLING");
        Answer relation =
                as(REGISTRAR_AT_MINISTRY).post(path("/relationships"), body).hasStatus(201);

        unchanged(relation, "/relationships/", "/end", Map.of("until", today()));
        assertThat(as(REGISTRAR_AT_UNHCR).get(path("/relationships")).list("items"))
                .isEmpty();
        as(REGISTRAR_AT_UNHCR).post(path("/relationships"), body).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY).post(path("/relationships"), body).isProblem(409, "already-exists");
    }

    @Test
    void a_need_is_not_ended() {
        Answer need = as(REGISTRAR_AT_MINISTRY)
                .post(path("/needs"), Map.of("code", "DS-BD"))
                .hasStatus(201);

        unchanged(need, "/needs/", "/end", Map.of("status", "RESOLVED"));
        as(REGISTRAR_AT_UNHCR).post(path("/needs"), Map.of("code", "DS-BD")).hasStatus(201);
    }

    @Test
    void a_consent_is_not_withdrawn() {
        Map<String, Object> body = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        body.put("givenBy", "GUARDIAN");
        body.put(
                "guardianshipId",
                as(REGISTRAR_AT_MINISTRY)
                        .post(
                                path("/guardianships"),
                                Map.of("guardianId", guardian, "basis", "KINSHIP", "since", "2024-01-01"))
                        .hasStatus(201)
                        .id());
        Answer consent = as(REGISTRAR_AT_MINISTRY).post(path("/consents"), body).hasStatus(201);

        unchanged(consent, "/consents/", "/withdrawal", Map.of("reason", "Nobody asked"));
    }

    @Test
    void a_consent_that_names_the_agency_is_read_without_its_evidence_and_not_withdrawn() {
        child = ofBoth(somebody());
        Map<String, Object> body = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        body.put("recipients", List.of(REHABILITATION_CENTRE, UNHCR));
        body.put("evidence", "safe house file 12");
        Answer consent = as(REGISTRAR_AT_MINISTRY).post(path("/consents"), body).hasStatus(201);

        Answer received = as(REGISTRAR_AT_UNHCR)
                .get(path("/consents/" + consent.id()))
                .hasStatus(200)
                .saysNothingOf("safe house");
        assertThat(received.<Boolean>at("received")).isTrue();
        as(REGISTRAR_AT_UNHCR)
                .with("If-Match", "*")
                .post(path("/consents/" + consent.id() + "/withdrawal"), Map.of("reason", "Nobody asked"))
                .isProblem(403, "not-allowed");
        as(STEWARD_AT_UNHCR).get("/v1/persons/" + child + "/consents").saysNothingOf("safe house");
    }

    @Test
    void nobody_leaves_a_household_of_the_other_agency() {
        Answer home = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", guardian, "role", "HEAD"),
                                        Map.of("personId", child, "role", "CHILD"))))
                .hasStatus(201);

        as(REGISTRAR_AT_UNHCR)
                .with("If-Match", "*")
                .post("/v1/households/" + home.id() + "/leave", Map.of("personId", child))
                .isProblem(404, "not-found");
    }

    @Test
    void a_household_finds_who_lives_there_by_the_word_of_the_agency_that_asks() {
        Map<String, Object> both = Map.of(
                "members",
                List.of(Map.of("personId", guardian, "role", "HEAD"), Map.of("personId", child, "role", "CHILD")));
        Map<String, Object> alone = Map.of("members", List.of(Map.of("personId", child, "role", "HEAD")));
        String ministrys = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", both)
                .hasStatus(201)
                .id();
        String unhcrs = as(REGISTRAR_AT_UNHCR)
                .post("/v1/households", alone)
                .hasStatus(201)
                .id();

        assertThat(livingIn(REGISTRAR_AT_MINISTRY, ministrys)).isEqualTo(2);
        assertThat(livingIn(REGISTRAR_AT_UNHCR, unhcrs)).isEqualTo(1);
        assertThat(livingIn(REGISTRAR_AT_UNHCR, ministrys)).isZero();
        assertThat(livingIn(REGISTRAR_AT_MINISTRY, unhcrs)).isZero();
    }

    private static int livingIn(Persona asking, String household) {
        return as(asking)
                .post("/v1/persons/search", Map.of("householdId", household))
                .hasStatus(200)
                .list("items")
                .size();
    }

    /** Who reads where a person lives by consent acts on no household. */
    @Test
    void a_household_that_is_open_by_consent_offers_no_action() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String household = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", person, "role", "HEAD"))))
                .hasStatus(201)
                .id();
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", consent("CASE_MANAGEMENT", UNHCR, "IDENTITY", "HOUSEHOLD"))
                .hasStatus(201);

        Answer read = as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "CASE_MANAGEMENT")
                .get("/v1/persons/" + person + "/households")
                .hasStatus(200);

        assertThat(read.<String>list("items.id")).containsExactly(household);
        assertThat(read.<List<String>>at("items[0].allowedActions")).isEmpty();
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + person + "/households")
                        .<List<String>>at("items[0].allowedActions"))
                .contains("members");
    }

    /** Of others than the person who consented: why somebody left, and when, is theirs. */
    @Test
    void of_those_who_are_hidden_in_a_household_no_more_than_the_role_is_told() {
        String father = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String mother = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String gone = registered(REGISTRAR_AT_MINISTRY, known()).id();
        Answer home = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", father, "role", "HEAD"),
                                        Map.of("personId", mother, "role", "SPOUSE"),
                                        Map.of("personId", gone, "role", "CHILD"))))
                .hasStatus(201);
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        home,
                        "/v1/households/" + home.id() + "/leave",
                        Map.of("personId", gone, "reason", "PLACED_IN_CARE"))
                .hasStatus(200);
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + father + "/consents", consent("CASE_MANAGEMENT", UNHCR, "IDENTITY", "HOUSEHOLD"))
                .hasStatus(201);

        Answer read = as(REGISTRAR_AT_UNHCR)
                .with("X-Purpose", "CASE_MANAGEMENT")
                .get("/v1/persons/" + father + "/households")
                .hasStatus(200)
                .saysNothingOf("PLACED_IN_CARE");

        assertThat(read.<List<String>>at("items[0].members.personId")).isEqualTo(java.util.Arrays.asList(father, null));
        assertThat(read.<List<String>>at("items[0].members.role")).isEqualTo(List.of("HEAD", "SPOUSE"));
        assertThat(read.<Object>at("items[0].members[1].joinedOn")).isNull();
        assertThat(read.<List<Object>>at("items[0].members[1].formerRoles")).isEmpty();
    }

    /** Where a person lives is the word of each agency: no refusal and no event tells one of them what the other wrote down. */
    @Test
    void a_home_that_the_other_agency_wrote_down_is_told_by_no_refusal() {
        Map<String, Object> body = Map.of("members", List.of(Map.of("personId", child, "role", "HEAD")));
        Answer ours = as(REGISTRAR_AT_MINISTRY).post("/v1/households", body).hasStatus(201);

        Answer theirs = as(REGISTRAR_AT_UNHCR).post("/v1/households", body).hasStatus(201);

        as(REGISTRAR_AT_MINISTRY).get("/v1/households/" + theirs.id()).isProblem(404, "not-found");
        as(REGISTRAR_AT_UNHCR).get("/v1/households/" + ours.id()).isProblem(404, "not-found");
        assertThat(as(REGISTRAR_AT_UNHCR).get(path("/households")).<String>list("items.id"))
                .containsExactly(theirs.id());
        as(REGISTRAR_AT_UNHCR).post("/v1/households", body).isProblem(409, "member-of-another-household");
        as(REGISTRAR_AT_MINISTRY).post("/v1/households", body).isProblem(409, "member-of-another-household");
        try (Topic topic = Topic.open("wasl.registry.events")) {
            String event = topic.await(r ->
                            r.value().contains("household.changed") && r.value().contains(ours.id()))
                    .value();
            assertThat(event).contains(MINISTRY).doesNotContain(UNHCR);
        }
    }

    @Test
    void a_person_who_was_joined_lives_in_one_home_of_an_agency_by_any_of_the_records() {
        Map<String, Object> known = known();
        String ours = registered(REGISTRAR_AT_MINISTRY, known).id();
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", ours, "role", "HEAD"))))
                .hasStatus(201);
        String theirs = registered(REGISTRAR_AT_UNHCR, known).id();
        String review = confirmed(reviewOf(ours, theirs)).id();
        as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post("/v1/persons/" + theirs + "/merges", Map.of("personId", ours, "reviewId", review))
                .hasStatus(201);

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/households", Map.of("members", List.of(Map.of("personId", theirs, "role", "HEAD"))))
                .isProblem(409, "member-of-another-household");
    }

    private void unchanged(Answer row, String rows, String step, Map<String, Object> body) {
        as(REGISTRAR_AT_UNHCR)
                .with("If-Match", "*")
                .post(path(rows + row.id() + step), body)
                .isProblem(404, "not-found");
    }

    private String path(String part) {
        return "/v1/persons/" + child + part;
    }

    private static String today() {
        return TestClock.today().toString();
    }

    private static Map<String, Object> known() {
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("birthDate", TestClock.today().minusYears(10).toString());
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
        return body;
    }
}
