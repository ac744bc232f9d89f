package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_PROVIDER;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_IN_IRBID;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** UNHCR's record of a person was merged into the ministry's. What the ministry says of the person governs nothing that UNHCR does. */
@QuarkusTest
class EachHolderByItsOwnRecordTest extends RegistryTest {
    private static final LocalDate TEN_YEARS_AGO = TestClock.today().minusYears(10);

    /** UNHCR's record and the surviving one, the ministry's. */
    private record Joined(String theirs, String survivor) {}

    @Test
    void the_birth_date_of_another_agency_ends_no_guardians_consent_and_refuses_none() {
        Joined child = joined(TEN_YEARS_AGO);
        Joined guardian = joined(TEN_YEARS_AGO.minusYears(30));
        Answer right = guardianOf(child, guardian).hasStatus(201);
        Map<String, Object> byGuardian = byGuardian(right);
        Answer given = as(REGISTRAR_AT_UNHCR)
                .post(consents(child.survivor), byGuardian)
                .hasStatus(201);

        born(REGISTRAR_AT_MINISTRY, child, TEN_YEARS_AGO.minusYears(15));
        assertThat(standing(child, given)).isNull();
        as(REGISTRAR_AT_UNHCR).post(consents(child.survivor), byGuardian).hasStatus(201);
        guardianOf(child, guardian).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/persons/" + child.survivor + "/guardianships",
                        Map.of("guardianId", guardian.survivor, "basis", "PARENT", "since", since()))
                .isProblem(422, "invalid-fields")
                .names("/since", "of-age");

        dead(REGISTRAR_AT_MINISTRY, guardian);
        as(REGISTRAR_AT_UNHCR).post(consents(child.survivor), byGuardian).hasStatus(201);
        guardianOf(child, guardian).hasStatus(201);

        dead(REGISTRAR_AT_UNHCR, guardian);
        assertThat(standing(child, given)).isEqualTo("GUARDIANSHIP_ENDED");
    }

    @Test
    void the_birth_date_of_another_agency_ends_no_consent_of_the_persons_own() {
        Joined adult = joined(TEN_YEARS_AGO.minusYears(30));
        Map<String, Object> own = beside();
        Answer given =
                as(REGISTRAR_AT_UNHCR).post(consents(adult.survivor), own).hasStatus(201);
        Answer ministrys =
                as(REGISTRAR_AT_MINISTRY).post(consents(adult.survivor), own).hasStatus(201);

        born(REGISTRAR_AT_MINISTRY, adult, TEN_YEARS_AGO);
        assertThat(standing(adult, given)).isNull();
        as(REGISTRAR_AT_UNHCR).post(consents(adult.survivor), own).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY).post(consents(adult.survivor), own).isProblem(409, "guardian-consent-required");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get(consents(adult.survivor) + "/" + ministrys.id())
                        .<String>at("endedBy"))
                .isEqualTo("BIRTH_DATE_CORRECTED");

        born(REGISTRAR_AT_UNHCR, adult, TEN_YEARS_AGO);
        assertThat(standing(adult, given)).isEqualTo("BIRTH_DATE_CORRECTED");
    }

    @Test
    void a_death_that_an_agency_has_not_confirmed_ends_and_refuses_nothing_of_its_own() {
        Joined person = joined(TEN_YEARS_AGO.minusYears(30));
        Map<String, Object> own = beside();
        Answer given =
                as(REGISTRAR_AT_UNHCR).post(consents(person.survivor), own).hasStatus(201);
        Answer ministrys =
                as(REGISTRAR_AT_MINISTRY).post(consents(person.survivor), own).hasStatus(201);

        dead(REGISTRAR_AT_MINISTRY, person);
        assertThat(standing(person, given)).isNull();
        for (String id : List.of(person.theirs, person.survivor)) {
            as(REGISTRAR_AT_UNHCR).post(consents(id), own).hasStatus(201);
        }
        assertThat(as(REGISTRAR_AT_UNHCR).get("/v1/persons/" + person.survivor).<List<String>>at("allowedActions"))
                .contains("record-consent");
        as(REGISTRAR_AT_MINISTRY).post(consents(person.survivor), own).isProblem(409, "person-is-deceased");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get(consents(person.survivor) + "/" + ministrys.id())
                        .<String>at("endedBy"))
                .isEqualTo("PERSON_DIED");

        String path = "/v1/persons/" + person.survivor + "/status-statements";
        String statement = as(STEWARD_AT_UNHCR).get(path).at("items[0].id");
        as(STEWARD_AT_UNHCR)
                .with("If-Match", "*")
                .post(path + "/" + statement + "/confirm", null)
                .hasStatus(200);
        assertThat(standing(person, given)).isEqualTo("PERSON_DIED");
        as(REGISTRAR_AT_UNHCR).post(consents(person.survivor), own).isProblem(409, "person-is-deceased");
    }

    @Test
    void a_restriction_holds_for_the_agency_that_was_asked_for_it() {
        Joined person = joined(TEN_YEARS_AGO.minusYears(30));
        haveACase(person.survivor, CASEWORKER_AT_UNHCR, SUPERVISOR_AT_UNHCR);
        Map<String, Object> toTheCentre = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "CONTACT");
        as(REGISTRAR_AT_UNHCR).post(consents(person.survivor), toTheCentre).hasStatus(201);
        restricted(person);

        String path = "/v1/persons/" + person.survivor;
        assertThat(as(REGISTRAR_AT_UNHCR).get(path).<Boolean>at("restricted")).isFalse();
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path).<Boolean>at("restricted"))
                .isTrue();
        as(REGISTRAR_AT_UNHCR).post(path + "/needs", Map.of("code", "DS-BD")).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY).post(path + "/needs", Map.of("code", "DS-BD")).isProblem(409, "person-is-restricted");
        as(REGISTRAR_AT_UNHCR)
                .patch(
                        path,
                        as(REGISTRAR_AT_UNHCR).get(path).etag(),
                        Map.of("contactPoints", reachedBy("mother@example.org")))
                .hasStatus(200);
        as(CASEWORKER_AT_UNHCR)
                .post(path + "/disclosures", Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .hasStatus(200);
        assertThat(as(STEWARD_IN_IRBID)
                        .with("X-Purpose", "REFERRAL")
                        .get(path)
                        .hasStatus(200)
                        .<String>at("contactPoints[0].value"))
                .isEqualTo("mother@example.org");
        as(REGISTRAR_AT_UNHCR).post(consents(person.survivor), toTheCentre).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY).post(consents(person.survivor), toTheCentre).isProblem(409, "person-is-restricted");
    }

    @Test
    void what_the_restricting_agency_let_out_is_closed() {
        Joined person = joined(TEN_YEARS_AGO.minusYears(30));
        consented(REGISTRAR_AT_MINISTRY, person.survivor, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        as(STEWARD_IN_IRBID)
                .with("X-Purpose", "REFERRAL")
                .get("/v1/persons/" + person.survivor)
                .hasStatus(200);

        restricted(person);
        as(STEWARD_IN_IRBID)
                .with("X-Purpose", "REFERRAL")
                .get("/v1/persons/" + person.survivor)
                .isProblem(404, "not-found");
    }

    @Test
    void the_other_services_are_told_for_whom_a_restriction_holds() {
        Joined person = joined(TEN_YEARS_AGO.minusYears(30));
        restricted(person);

        try (Topic events = Topic.open("wasl.registry.events")) {
            assertThat(exceptFor(events, person.survivor, true)).containsExactly(UNHCR);
            assertThat(exceptFor(events, person.theirs, false)).containsExactly(MINISTRY);
        }
    }

    private static List<String> exceptFor(Topic events, String record, boolean restricted) {
        return new JsonPath(events.await(told -> told.key().equals(record)
                                && told.value().contains("person.restriction-stated")
                                && new JsonPath(told.value()).getBoolean("data.restricted") == restricted)
                        .value())
                .getList("data.exceptFor");
    }

    private static Joined joined(LocalDate born) {
        Map<String, Object> body = somebody();
        body.put("birthDate", born.toString());
        String theirs = registered(REGISTRAR_AT_UNHCR, body).id();
        String survivor = registered(STEWARD_AT_MINISTRY, body).id();
        merged(survivor, theirs, confirmed(reviewOf(survivor, theirs))).hasStatus(201);
        return new Joined(theirs, survivor);
    }

    private static Answer guardianOf(Joined child, Joined guardian) {
        return as(REGISTRAR_AT_UNHCR)
                .post(
                        "/v1/persons/" + child.survivor + "/guardianships",
                        Map.of("guardianId", guardian.survivor, "basis", "PARENT", "since", since()));
    }

    private static String since() {
        return TestClock.today().minusYears(2).toString();
    }

    private static Map<String, Object> byGuardian(Answer right) {
        Map<String, Object> body = beside();
        body.put("givenBy", "GUARDIAN");
        body.put("guardianshipId", right.id());
        return body;
    }

    /** A consent that replaces none. */
    private static Map<String, Object> beside() {
        Map<String, Object> body = consent("REFERRAL", OTHER_PROVIDER, "IDENTITY");
        body.put("adds", true);
        return body;
    }

    private static String consents(String person) {
        return "/v1/persons/" + person + "/consents";
    }

    /** By what it ended; null while it stands. */
    private static String standing(Joined person, Answer consent) {
        return as(REGISTRAR_AT_UNHCR)
                .get(consents(person.survivor) + "/" + consent.id())
                .hasStatus(200)
                .at("endedBy");
    }

    private static void born(Persona by, Joined person, LocalDate day) {
        String path = "/v1/persons/" + person.survivor;
        as(by).patch(path, as(by).get(path).etag(), Map.of("birthDate", day.toString()))
                .hasStatus(200);
    }

    private static void dead(Persona by, Joined person) {
        as(by).with("If-Match", "*")
                .put("/v1/persons/" + person.survivor + "/status", Map.of("status", "DECEASED", "basis", "FAMILY"))
                .hasStatus(200);
    }

    private static void restricted(Joined person) {
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/subject-requests",
                        Map.of("personId", person.survivor, "kind", "RESTRICTION", "askedBy", "SELF"))
                .hasStatus(201);
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);
    }
}
