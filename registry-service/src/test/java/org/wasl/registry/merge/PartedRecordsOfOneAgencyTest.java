package org.wasl.registry.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

/** Two persons were believed to be one. What either of them closed meanwhile does not open when the records are parted: nobody knows for certain whose word it was. */
@QuarkusTest
class PartedRecordsOfOneAgencyTest extends RegistryTest {
    private String survivor;
    private String other;

    @BeforeEach
    void two_persons_of_one_agency_who_allowed_much() {
        Map<String, Object> alike = somebody();
        survivor = registered(REGISTRAR_AT_MINISTRY, alike).id();
        other = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons?confirmNew=CANNOT_TELL", alike)
                .hasStatus(201)
                .id();
        for (String person : List.of(survivor, other)) {
            consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", Persona.UNHCR, "IDENTITY", "CONTACT");
        }
    }

    @Test
    void a_restriction_closes_both() {
        Answer request = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", other, "kind", "RESTRICTION", "askedBy", "SELF"))
                .hasStatus(201);
        Answer merge = merge();
        as(STEWARD_AT_MINISTRY)
                .step(request, "/v1/subject-requests/" + request.id() + "/fulfil", null)
                .hasStatus(200);

        undo(merge);

        for (String person : List.of(survivor, other)) {
            assertThat(as(STEWARD_AT_MINISTRY).get("/v1/persons/" + person).<Boolean>at("restricted"))
                    .isTrue();
            as(REGISTRAR_AT_UNHCR)
                    .with("X-Purpose", "REFERRAL")
                    .get("/v1/persons/" + person)
                    .isProblem(404, "not-found");
        }
    }

    @Test
    void a_consent_goes_with_the_record_that_it_names() {
        Answer merge = merge();
        consented(REGISTRAR_AT_MINISTRY, other, "REFERRAL", Persona.UNHCR, "IDENTITY");

        undo(merge);

        assertThat(open(other)).containsExactly("IDENTITY");
        assertThat(open(survivor)).containsExactlyInAnyOrder("IDENTITY", "CONTACT");
    }

    @Test
    void a_narrower_one_that_named_the_survivor_lets_nothing_of_the_other_open_again() {
        Answer merge = merge();
        consented(REGISTRAR_AT_MINISTRY, survivor, "REFERRAL", Persona.UNHCR, "IDENTITY");

        undo(merge);

        assertThat(open(other)).isEmpty();
        assertThat(open(survivor)).containsExactly("IDENTITY");
    }

    @Test
    void nor_does_one_that_was_withdrawn_meanwhile() {
        Answer merge = merge();
        Answer later = consented(REGISTRAR_AT_MINISTRY, survivor, "REFERRAL", Persona.UNHCR, "IDENTITY", "CONTACT");
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        later,
                        "/v1/persons/" + survivor + "/consents/" + later.id() + "/withdrawal",
                        Map.of("reason", "No"))
                .hasStatus(200);

        undo(merge);

        assertThat(open(other)).isEmpty();
        assertThat(open(survivor)).isEmpty();
    }

    @Test
    void a_guardian_and_a_need_go_with_the_record_that_they_name() {
        Map<String, Object> alike = somebody();
        alike.put("birthDate", TestClock.today().minusYears(8).toString());
        String child = registered(REGISTRAR_AT_MINISTRY, alike).id();
        String twin = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons?confirmNew=CANNOT_TELL", alike)
                .hasStatus(201)
                .id();
        String mother = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        Answer merge = merged(child, twin, confirmed(reviewOf(child, twin))).hasStatus(201);
        String ofTwin = "/v1/persons/" + twin;
        as(REGISTRAR_AT_MINISTRY)
                .post(
                        ofTwin + "/guardianships",
                        Map.of(
                                "guardianId",
                                mother,
                                "basis",
                                "PARENT",
                                "since",
                                TestClock.today().toString()))
                .hasStatus(201);
        as(REGISTRAR_AT_MINISTRY)
                .post(ofTwin + "/needs", Map.of("code", "DS-BD"))
                .hasStatus(201);

        undo(merge);

        for (String part : List.of("guardianships", "needs")) {
            assertThat(as(REGISTRAR_AT_MINISTRY).get(ofTwin + "/" + part).<String>list("items.id"))
                    .hasSize(1);
            assertThat(as(REGISTRAR_AT_MINISTRY)
                            .get("/v1/persons/" + child + "/" + part)
                            .<String>list("items.id"))
                    .isEmpty();
        }
    }

    @Test
    void what_one_of_them_asked_is_done_for_that_one() {
        Answer merge = merge();
        Answer asked = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/subject-requests", Map.of("personId", other, "kind", "ERASURE", "askedBy", "SELF"))
                .hasStatus(201);
        undo(merge);

        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/subject-requests/" + asked.id() + "/fulfil", null)
                .hasStatus(200);

        as(STEWARD_AT_MINISTRY).get("/v1/persons/" + other).isProblem(404, "not-found");
        as(STEWARD_AT_MINISTRY).get("/v1/persons/" + survivor).hasStatus(200);
    }

    private static List<String> open(String person) {
        Answer effective = as(REGISTRAR_AT_MINISTRY)
                .get("/v1/persons/" + person + "/consents/effective?purpose=REFERRAL&recipient=" + Persona.UNHCR)
                .hasStatus(200);
        return effective.<Boolean>at("granted") ? effective.list("fieldGroups") : List.of();
    }

    private Answer merge() {
        return merged(survivor, other, confirmed(reviewOf(survivor, other))).hasStatus(201);
    }

    private static void undo(Answer merge) {
        as(STEWARD_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/merges/" + merge.id() + "/undo", null)
                .hasStatus(200);
    }
}
