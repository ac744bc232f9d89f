package org.wasl.registry;

import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

/** What a body names by its id is a record that exists for the caller: organizations, guardianships, reviews, persons and members of a household. */
@QuarkusTest
class NamedRecordsTest extends RegistryTest {
    private static final String NOTHING = UUID.randomUUID().toString();

    @Test
    void an_institution_that_decides_for_a_person_is_an_open_organization() {
        String child = registered(REGISTRAR_AT_MINISTRY, child()).id();
        guardian(child, NOTHING).isProblem(422, "invalid-fields").names("/guardianAgencyId", "unknown-organization");

        String home = UUID.randomUUID().toString();
        AnnouncedOrganizations.organization(home, OrganizationStatus.CLOSED);
        guardian(child, home).isProblem(422, "invalid-fields").names("/guardianAgencyId", "closed-organization");
        AnnouncedOrganizations.organization(home, OrganizationStatus.OPEN);
        guardian(child, home).hasStatus(201);
    }

    @Test
    void a_system_that_takes_part_in_the_exchange_is_an_organizations() {
        as(ADMINISTRATOR)
                .post(
                        "/v1/spdci-senders",
                        Map.of(
                                "agencyId",
                                NOTHING,
                                "senderId",
                                "nobody-" + UUID.randomUUID(),
                                "keys",
                                Map.of("keys", List.of()),
                                "callbacks",
                                List.of(),
                                "signatureRequired",
                                true,
                                "active",
                                true))
                .isProblem(422, "invalid-fields")
                .names("/agencyId", "unknown-organization");
    }

    @Test
    void a_closed_recipient_is_told_from_one_that_never_was() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String closed = UUID.randomUUID().toString();
        AnnouncedOrganizations.organization(closed, OrganizationStatus.CLOSED);

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", consent("REFERRAL", closed, "IDENTITY"))
                .isProblem(422, "invalid-fields")
                .names("/recipients", "closed-organization");
    }

    @Test
    void nothing_is_disclosed_to_an_organization_that_is_not_there_on_any_basis() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(SUPERVISOR_AT_MINISTRY)
                .post(
                        "/v1/persons/" + person + "/disclosures",
                        Map.of(
                                "purpose",
                                "REFERRAL",
                                "recipient",
                                NOTHING,
                                "legalBasis",
                                "VITAL_INTEREST",
                                "reason",
                                "Unconscious in the street"))
                .isProblem(422, "invalid-fields")
                .names("/recipient", "unknown-recipient");
    }

    @Test
    void a_guardians_consent_and_request_name_a_guardianship_of_the_person() {
        String person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        Map<String, Object> consent = consent("REFERRAL", MINISTRY, "IDENTITY");
        consent.put("givenBy", "GUARDIAN");
        consent.put("guardianshipId", NOTHING);
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", consent)
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "unknown-guardianship");
        as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/subject-requests",
                        Map.of("personId", person, "kind", "ACCESS", "askedBy", "GUARDIAN", "guardianshipId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "unknown-guardianship");
    }

    @Test
    void records_are_merged_by_a_review_that_is_there() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        as(STEWARD_AT_MINISTRY)
                .step(
                        person,
                        "/v1/persons/" + person.id() + "/merges",
                        Map.of("personId", NOTHING, "reviewId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/reviewId", "unknown-review");
    }

    @Test
    void a_number_is_somebodys() {
        as(REGISTRAR_AT_MINISTRY)
                .put("/v1/crosswalks/RAIS/R-" + System.nanoTime(), Map.of("personId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/personId", "unknown-person");
    }

    @Test
    void who_parts_from_a_household_lives_in_it() {
        String head = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        String other = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        Answer home = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/households",
                        Map.of(
                                "members",
                                List.of(
                                        Map.of("personId", head, "role", "HEAD"),
                                        Map.of("personId", other, "role", "CHILD"))))
                .hasStatus(201);
        Map<String, Object> split =
                new HashMap<>(Map.of("members", List.of(Map.of("personId", NOTHING, "role", "HEAD"))));

        as(REGISTRAR_AT_MINISTRY)
                .step(home, "/v1/households/" + home.id() + "/split", split)
                .isProblem(422, "invalid-fields")
                .names("/members/0/personId", "not-in-household");
        split.put("nextHeadId", NOTHING);
        as(REGISTRAR_AT_MINISTRY)
                .step(home, "/v1/households/" + home.id() + "/split", split)
                .isProblem(422, "invalid-fields")
                .names("/nextHeadId", "not-in-household");
    }

    private static Map<String, Object> child() {
        Map<String, Object> child = somebody();
        child.put("birthDate", TestClock.today().minusYears(9).toString());
        return child;
    }

    private static Answer guardian(String child, String agency) {
        return as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/persons/" + child + "/guardianships",
                        Map.of(
                                "guardianAgencyId",
                                agency,
                                "basis",
                                "COURT_DECISION",
                                "authority",
                                "Sharia Court, Irbid",
                                "since",
                                TestClock.today().toString()));
    }
}
