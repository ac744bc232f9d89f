package org.wasl.registry.datasubject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** A person asked that the record is only kept: no operation writes into it, and none says that it could. */
@QuarkusTest
class RestrictedRecordTest extends RegistryTest {
    private final String today = TestClock.today().toString();
    private String person;
    private String other;
    private String home;
    private Answer consent;

    /** Each writing operation of a person, with what it is asked with. */
    private final Map<String, Map<String, Object>> posts = new LinkedHashMap<>();

    private String restriction;

    @BeforeEach
    void a_restricted_person_of_whom_everything_is_known() {
        Map<String, Object> body = somebody();
        body.put("birthDate", TestClock.today().minusYears(40).toString());
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", nationalNumber())));
        person = registered(REGISTRAR_AT_MINISTRY, body).id();
        other = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String third = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        Answer need = written("/needs", Map.of("code", "DS-BD"));
        Answer relation = written("/relationships", Map.of("relatedId", other, "kind", "SIBLING"));
        Map<String, Object> guardian = new HashMap<>(Map.of("guardianId", other, "basis", "COURT_DECISION"));
        guardian.put("since", "2024-01-01");
        guardian.put("authority", "Sharia Court, Irbid");
        Answer guardianship = written("/guardianships", guardian);
        consent = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        home = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", third, "role", "HEAD"),
                                        Map.of("personId", person, "role", "SIBLING"))))
                .hasStatus(201)
                .id();
        String identifier = as(REGISTRAR_AT_MINISTRY).get(path("")).at("identifiers[0].id");
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);

        posts.put(path("/needs"), Map.of("code", "CR-CP"));
        posts.put(path("/needs/" + need.id() + "/end"), Map.of("status", "RESOLVED"));
        posts.put(path("/relationships"), Map.of("relatedId", third, "kind", "SIBLING"));
        posts.put(path("/relationships/" + relation.id() + "/end"), Map.of("until", today));
        posts.put("/v1/persons/" + other + "/relationships", Map.of("relatedId", person, "kind", "SPOUSE"));
        posts.put(path("/guardianships"), guardian);
        posts.put(path("/guardianships/" + guardianship.id() + "/end"), Map.of("reason", "REMOVED", "until", today));
        posts.put(path("/consents"), consent("REFERRAL", REHABILITATION_CENTRE, "CONTACT"));
        posts.put(path("/identifiers"), number("PASSPORT", "N123456"));
        posts.put(path("/identifiers/" + identifier + "/verification"), Map.of("verification", "SEEN"));
        posts.put(path("/identifiers/" + identifier + "/revocation"), Map.of("reason", "OF_ANOTHER_PERSON"));
        posts.put("/v1/households/" + home + "/leave", Map.of("personId", person));
        posts.put("/v1/households/" + home + "/change-role", Map.of("personId", person, "role", "OTHER_RELATIVE"));
        posts.put("/v1/households/" + home + "/change-head", Map.of("personId", person, "formerHeadRole", "SIBLING"));
        posts.put(
                "/v1/households/" + home + "/split",
                Map.of("members", List.of(Map.of("personId", person, "role", "HEAD"))));
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", person, "kind", "RESTRICTION", "askedBy", "SELF"))
                .hasStatus(201);
        restriction = "/v1/subject-requests/" + request.id();
        as(STEWARD_AT_MINISTRY).step(request, restriction + "/fulfil", null).hasStatus(200);
    }

    @Test
    void no_operation_writes_into_it() {
        posts.forEach((path, body) -> as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .post(path, body)
                .isProblem(409, "person-is-restricted"));
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .put(path("/status"), Map.of("status", "INACTIVE", "basis", "FAMILY"))
                .isProblem(409, "person-is-restricted");
        for (Map<String, Object> patch : List.of(Map.<String, Object>of(), Map.<String, Object>of("sex", "UNKNOWN"))) {
            as(REGISTRAR_AT_MINISTRY).patch(path(""), "*", patch).isProblem(409, "person-is-restricted");
        }
        as(REGISTRAR_AT_MINISTRY)
                .put("/v1/crosswalks/RAIS/" + nationalNumber(), Map.of("personId", person))
                .isProblem(409, "person-is-restricted");
        as(CASEWORKER_AT_MINISTRY).post(path("/needs"), Map.of("code", "CR-CP")).isProblem(409, "person-is-restricted");

        Answer shown = as(STEWARD_AT_MINISTRY).get(path("")).hasStatus(200);
        assertThat(shown.<Boolean>at("restricted")).isTrue();
        assertThat(shown.<List<String>>at("allowedActions")).isEmpty();
        for (String rows : List.of("/needs", "/relationships", "/guardianships")) {
            assertThat(as(REGISTRAR_AT_MINISTRY).get(path(rows)).<List<String>>at("items[0].allowedActions"))
                    .as(rows)
                    .isEmpty();
        }
    }

    @Test
    void no_consent_opens_it_and_a_consent_can_still_be_withdrawn() {
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get(path("/consents/effective?purpose=REFERRAL&recipient=" + REHABILITATION_CENTRE))
                        .<Boolean>at("granted"))
                .isFalse();
        as(CASEWORKER_AT_MINISTRY)
                .post(path("/disclosures"), Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .isProblem(409, "person-is-restricted");
        as(REGISTRAR_AT_MINISTRY)
                .step(consent, path("/consents/" + consent.id() + "/withdrawal"), Map.of("reason", "Asked for"))
                .hasStatus(200);
    }

    @Test
    void when_the_restriction_is_lifted_it_is_worked_with_again() {
        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post(restriction + "/lift", null)
                .hasStatus(200);

        as(REGISTRAR_AT_MINISTRY).post(path("/needs"), Map.of("code", "CR-CP")).hasStatus(201);
        assertThat(as(STEWARD_AT_MINISTRY).get(path("")).<List<String>>at("allowedActions"))
                .contains("change", "add-identifier", "status", "record-consent", "merge");
    }

    @Test
    void the_other_services_are_told_and_no_agency() {
        try (Topic events = Topic.open("wasl.registry.events")) {
            assertThat(stated(events, person, true).getString("audience")).isEmpty();
            as(STEWARD_AT_MINISTRY)
                    .with("If-Match", "*")
                    .post(restriction + "/lift", null)
                    .hasStatus(200);
            assertThat(stated(events, person, false).getLong("data.revision"))
                    .isGreaterThan(stated(events, person, true).getLong("data.revision"));
        }
    }

    @Test
    void a_record_that_was_merged_into_it_is_restricted_with_it_also_when_they_are_parted_until_a_steward_lifts_it() {
        Map<String, Object> body = somebody();
        String survivor = registered(REGISTRAR_AT_MINISTRY, body).id();
        String twin = registered(REGISTRAR_AT_MINISTRY, body).id();
        Answer merge =
                merged(survivor, twin, confirmed(reviewOf(survivor, twin))).hasStatus(201);
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", survivor, "kind", "RESTRICTION", "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);
        try (Topic events = Topic.open("wasl.registry.events")) {
            stated(events, survivor, true);
            stated(events, twin, true);

            as(STEWARD_AT_MINISTRY)
                    .step(merge, "/v1/merges/" + merge.id() + "/undo", null)
                    .hasStatus(200);
            assertThat(as(STEWARD_AT_MINISTRY).get("/v1/persons/" + twin).<Boolean>at("restricted"))
                    .isTrue();
            Answer ofTwin = as(STEWARD_AT_MINISTRY).get("/v1/subject-requests?personId=" + twin);
            as(STEWARD_AT_MINISTRY)
                    .with("If-Match", "*")
                    .post("/v1/subject-requests/" + ofTwin.at("items[0].id") + "/lift", null)
                    .hasStatus(200);
            stated(events, twin, false);
            assertThat(as(STEWARD_AT_MINISTRY).get("/v1/persons/" + survivor).<Boolean>at("restricted"))
                    .isTrue();
        }
    }

    private static JsonPath stated(Topic events, String person, boolean restricted) {
        return new JsonPath(events.await(record -> record.key().equals(person)
                        && record.value().contains("person.restriction-stated")
                        && new JsonPath(record.value()).getBoolean("data.restricted") == restricted)
                .value());
    }

    private Answer written(String part, Map<String, Object> body) {
        return as(REGISTRAR_AT_MINISTRY).post(path(part), body).hasStatus(201);
    }

    private String path(String part) {
        return "/v1/persons/" + person + part;
    }
}
