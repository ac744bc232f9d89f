package org.wasl.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** What a body names by its id is a record that exists for the caller: places, organizations, households, persons and parts of the case. */
@QuarkusTest
class NamedRecordsTest extends CaseTest {
    private static final String NOTHING = UUID.randomUUID().toString();

    @Test
    void a_programme_takes_place_where_the_directory_knows_a_place() {
        Answer programme =
                planned(AnnouncedOrganizations.place(MINISTRY, false)).hasStatus(201);
        int before = programmes();

        planned(NOTHING).isProblem(422, "invalid-fields").names("/locationId", "unknown-place");
        moved(programme, NOTHING).isProblem(422, "invalid-fields").names("/locationId", "unknown-place");

        assertThat(programmes()).isEqualTo(before);
        moved(programme, AnnouncedOrganizations.place(OTHER_PROVIDER, false)).hasStatus(200);
    }

    @Test
    void nothing_new_begins_at_a_place_whose_organization_is_closed() {
        String association = UUID.randomUUID().toString();
        AnnouncedOrganizations.organization(association, OrganizationStatus.OPEN);
        String place = AnnouncedOrganizations.place(association, false);
        Answer programme = planned(place).hasStatus(201);
        AnnouncedOrganizations.organization(association, OrganizationStatus.CLOSED);

        planned(place).isProblem(422, "invalid-fields").names("/locationId", "closed-place");
        as(SUPERVISOR_AT_MINISTRY)
                .patch("/v1/programmes/" + programme.id(), programme.etag(), Map.of("places", 7))
                .hasStatus(200);
        as(CASEWORKER_AT_MINISTRY)
                .put("/v1/cases/filters/closed", Map.of("centreId", place))
                .hasStatus(200);
        Answer file = opened("DISABILITY");
        service(file, Map.of("providerId", association))
                .isProblem(422, "invalid-fields")
                .names("/providerId", "closed-organization");
        conference(file, association).hasStatus(201);
    }

    @Test
    void a_place_of_a_sensitive_service_does_not_exist_for_who_may_not_know_of_it() {
        String refuge = AnnouncedOrganizations.place(OTHER_PROVIDER, true);
        String own = AnnouncedOrganizations.place(MINISTRY, true);

        as(MANAGER_AT_MINISTRY)
                .post("/v1/programmes", programme(refuge))
                .isProblem(422, "invalid-fields")
                .names("/locationId", "unknown-place");
        as(MANAGER_AT_MINISTRY).post("/v1/programmes", programme(own)).hasStatus(201);
        planned(refuge).hasStatus(201);
    }

    @Test
    void a_place_is_known_from_the_directorys_statement_on() {
        String place = UUID.randomUUID().toString();
        planned(place).isProblem(422, "invalid-fields");

        stated(place, "");
        stated(place, ",\"confidential\":false");

        await().atMost(Duration.ofSeconds(20)).until(() -> planned(place).raw().statusCode() == 201);
    }

    @Test
    void a_case_names_a_centre_of_the_directory() {
        Map<String, Object> body = caseOf(somebody(), "DISABILITY");
        body.put("centreId", NOTHING);
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", body)
                .isProblem(422, "invalid-fields")
                .names("/centreId", "unknown-place");

        Answer file = opened("DISABILITY");
        described(file, "centreId", NOTHING).isProblem(422, "invalid-fields").names("/centreId", "unknown-place");
        described(file, "centreId", AnnouncedOrganizations.place(MINISTRY, false))
                .hasStatus(200);
        as(CASEWORKER_AT_MINISTRY)
                .put("/v1/cases/filters/nowhere", Map.of("centreId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/centreId", "unknown-place");
    }

    @Test
    void a_case_names_a_household_of_its_person() {
        String person = somebody();
        String home = UUID.randomUUID().toString();
        FakeRegistry.livesIn(person, home);
        Map<String, Object> body = caseOf(person, "DISABILITY");
        body.put("householdId", NOTHING);
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", body)
                .isProblem(422, "invalid-fields")
                .names("/householdId", "unknown-household");
        body.put("householdId", home);
        Answer file = as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);
        assertThat(file.<String>at("householdId")).isEqualTo(home);

        described(file, "householdId", NOTHING)
                .isProblem(422, "invalid-fields")
                .names("/householdId", "unknown-household");
        assertThat(read(file).<String>at("householdId")).isEqualTo(home);
        FakeRegistry.livesIn(person, null);
        described(file, "specificNeeds", List.of("CR-CP")).hasStatus(200);
        described(file, "householdId", NOTHING)
                .isProblem(422, "invalid-fields")
                .names("/householdId", "unknown-household");
    }

    @Test
    void a_service_is_given_by_an_organization_at_a_place() {
        Answer file = opened("DISABILITY");

        service(file, Map.of("providerId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/providerId", "unknown-organization");
        service(file, Map.of("locationId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/locationId", "unknown-place");
        service(file, Map.of("providerId", OTHER_PROVIDER, "locationId", AnnouncedOrganizations.place(MINISTRY, false)))
                .hasStatus(201);
    }

    @Test
    void those_who_attend_a_conference_are_of_organizations() {
        conference(opened("DISABILITY"), NOTHING)
                .isProblem(422, "invalid-fields")
                .names("/attendees/0/agencyId", "unknown-organization");
    }

    @Test
    void a_procedure_names_a_guardian_who_is_registered_and_a_procedure_of_the_case() {
        Answer file = opened("CHILD_PROTECTION");

        procedure(file, "guardianId", NOTHING).isProblem(422, "invalid-fields").names("/guardianId", "unknown-person");
        procedure(file, "reopenedFromId", NOTHING)
                .isProblem(422, "invalid-fields")
                .names("/reopenedFromId", "unknown-procedure");
        procedure(file, "guardianId", somebody()).hasStatus(201);
    }

    private static Answer planned(String place) {
        return as(SUPERVISOR_AT_MINISTRY).post("/v1/programmes", programme(place));
    }

    private static Answer moved(Answer programme, String place) {
        return as(SUPERVISOR_AT_MINISTRY).patch("/v1/programmes/" + programme.id(), "*", Map.of("locationId", place));
    }

    private static int programmes() {
        return as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/programmes?limit=200")
                .<String>list("items.id")
                .size();
    }

    private static Map<String, Object> programme(String place) {
        return Map.of(
                "name",
                Map.of("ar", "دورة", "en", "A course"),
                "kind",
                "LIFE_SKILLS",
                "locationId",
                place,
                "startsOn",
                TestClock.today().toString(),
                "endsOn",
                TestClock.today().plusDays(60).toString(),
                "places",
                5);
    }

    private static Answer described(Answer file, String field, Object value) {
        return as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/cases/" + file.id(), read(file).etag(), Map.of(field, value));
    }

    private static Answer service(Answer file, Map<String, Object> where) {
        Map<String, Object> body = new HashMap<>(where);
        body.put("serviceType", "DISABILITY_REHABILITATION");
        return as(CASEWORKER_AT_MINISTRY).post("/v1/cases/" + file.id() + "/services", body);
    }

    private static Answer conference(Answer file, String agency) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/conferences",
                        Map.of(
                                "heldAt",
                                TestClock.now().toString(),
                                "attendees",
                                List.of(Map.of("agencyId", agency, "role", "health")),
                                "decisions",
                                List.of(),
                                "nextSteps",
                                List.of()));
    }

    private static Answer procedure(Answer file, String field, String value) {
        return as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/best-interests",
                        Map.of("kind", "BIA", "reason", "TEMPORARY_CARE", field, value));
    }

    private static void stated(String place, String more) {
        Topic.send("wasl.referral.events", MINISTRY, """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.directory.changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"organizationId":"%s","kind":"location","recordId":"%s"%s}}""".formatted(UUID.randomUUID(), MINISTRY, MINISTRY, place, more));
    }
}
