package org.wasl.cases;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.caller.Roles;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.AtOnce;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;

/** Twenty equal requests at the same moment do what they would do one after another. */
@QuarkusTest
class AtOnceTest extends CaseTest {
    private static final Map<String, Object> NAME = Map.of("name", Map.of("ar", "اسم", "en", "Name"));

    @Test
    void one_case_is_identified_and_the_others_are_told_of_it() {
        String person = somebody();

        AtOnce.succeed(1, 409, "possible-duplicate", i -> as(CASEWORKER_AT_MINISTRY)
                .with("Idempotency-Key", UUID.randomUUID())
                .post("/v1/cases", caseOf(person, "CHILD_PROTECTION")));
    }

    @Test
    void the_glass_is_broken_once() {
        Answer file = opened("GBV");

        AtOnce.succeed(1, 409, "glass-not-needed", i -> as(OTHER_CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/break-glass",
                        Map.of("reason", "She called from the street, unreachable")));
    }

    @Test
    void a_person_takes_part_once() {
        Answer programme = as(SUPERVISOR_AT_MINISTRY)
                .post(
                        "/v1/programmes",
                        Map.of(
                                "name", NAME.get("name"),
                                "kind", "WOMEN_EMPOWERMENT",
                                "locationId", AnnouncedOrganizations.place(Persona.MINISTRY, false),
                                "startsOn", TestClock.today().toString(),
                                "endsOn", TestClock.today().plusDays(60).toString(),
                                "places", 5))
                .hasStatus(201);
        String person = somebody();

        AtOnce.succeed(1, 409, "already-exists", i -> as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/programmes/" + programme.id() + "/enrolments", Map.of("personId", person)));
    }

    @Test
    void what_is_put_is_there_once_and_all_who_put_it_are_told_so() {
        String account = signedIn("worker-" + UUID.randomUUID(), Persona.MINISTRY, Roles.CASEWORKER);
        AtOnce.allSucceed(i -> as(MANAGER_AT_MINISTRY).put("/v1/workers/by-account/" + account, NAME));
        AtOnce.allSucceed(i -> as(MANAGER_AT_MINISTRY).put("/v1/holidays/2033-05-25", NAME));
        AtOnce.allSucceed(i -> as(MANAGER_AT_MINISTRY).put("/v1/incident-statistics", Map.of("enabled", true)));
        AtOnce.allSucceed(i -> as(MANAGER_AT_MINISTRY).put("/v1/incident-statistics", Map.of("enabled", false)));
        AtOnce.allSucceed(i -> as(CASEWORKER_AT_MINISTRY)
                .put("/v1/cases/filters/f" + account.substring(0, 15), Map.of("scope", "OWN", "riskLevel", "LOW")));
        AtOnce.allSucceed(i -> as(MANAGER_AT_MINISTRY)
                .put(
                        "/v1/deadline-policies/ASSESSMENT/OLDER_PERSON/LOW",
                        Map.of("duration", "P3D", "workingDays", false, "pausesOnHold", false)));
    }

    @Test
    void the_versions_of_a_form_are_counted() {
        String code = "FORM_" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        Map<String, Object> question = Map.of("type", "boolean", "x-title", NAME.get("name"));

        List<Answer> published = AtOnce.many(i -> as(MANAGER_AT_MINISTRY)
                .post(
                        "/v1/case-forms",
                        Map.of(
                                "code", code,
                                "title", NAME.get("name"),
                                "jsonSchema", Map.of("type", "object", "properties", Map.of("attends", question)))));

        published.forEach(answer -> answer.hasStatus(201));
    }

    @Test
    void one_transfer_is_offered() {
        Answer file = opened("CHILD_PROTECTION");
        FakeRegistry.consents(file.at("subjectId"), UNHCR, UUID.randomUUID().toString());

        AtOnce.succeed(1, 409, "already-exists", i -> as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/transfers",
                        Map.of(
                                "toAgencyId",
                                UNHCR,
                                "reason",
                                "The family moved",
                                "handoverNote",
                                "Mornings are best")));
    }
}
