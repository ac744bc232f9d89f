package org.wasl.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.COORDINATING_EDITOR;
import static org.wasl.platform.testing.Persona.EDITOR_IN_IRBID;
import static org.wasl.platform.testing.Persona.PROVIDER_IN_IRBID;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;

/** What a body names by its id is a record that exists for the caller: of the directory, a person, a case, an action of its plan. */
@QuarkusTest
class NamedRecordsTest extends ReferralTest {
    private static final String NOTHING = UUID.randomUUID().toString();

    @Test
    void an_entry_belongs_to_an_open_organization_and_stays_there() {
        centreInIrbid();
        Map<String, Object> place = place(NOTHING);
        as(COORDINATING_EDITOR)
                .post("/v1/directory/locations", place)
                .isProblem(422, "invalid-fields")
                .names("/organizationId", "unknown-organization");
        as(COORDINATING_EDITOR)
                .post(
                        "/v1/directory/services",
                        Map.of("name", both(), "description", both(), "serviceType", "FOOD", "organizationId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/organizationId", "unknown-organization");
        as(COORDINATING_EDITOR)
                .post(
                        "/v1/directory/programs",
                        Map.of("name", both(), "description", both(), "organizationId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/organizationId", "unknown-organization");

        Answer made = as(COORDINATING_EDITOR)
                .post("/v1/directory/locations", place(REHABILITATION_CENTRE))
                .hasStatus(201);
        as(COORDINATING_EDITOR)
                .patch("/v1/directory/locations/" + made.id(), made.etag(), Map.of("organizationId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/organizationId", "not-changeable");

        Answer closed = as(COORDINATING_EDITOR)
                .post("/v1/directory/organizations", organization(Map.of()))
                .hasStatus(201);
        as(COORDINATING_EDITOR)
                .patch("/v1/directory/organizations/" + closed.id(), closed.etag(), Map.of("status", "CLOSED"))
                .hasStatus(200);
        as(COORDINATING_EDITOR)
                .post("/v1/directory/locations", place(closed.id()))
                .isProblem(422, "invalid-fields")
                .names("/organizationId", "closed-organization");
    }

    @Test
    void the_organization_above_another_one_is_in_the_directory() {
        as(COORDINATING_EDITOR)
                .post("/v1/directory/organizations", organization(Map.of("parentOrganizationId", NOTHING)))
                .isProblem(422, "invalid-fields")
                .names("/details/parentOrganizationId", "unknown-organization");
        centreInIrbid();
        as(COORDINATING_EDITOR)
                .post(
                        "/v1/directory/organizations",
                        organization(Map.of("parentOrganizationId", REHABILITATION_CENTRE)))
                .hasStatus(201);
    }

    @Test
    void a_service_at_a_location_is_a_service_at_a_location() {
        centreInIrbid();
        Answer location = as(EDITOR_IN_IRBID)
                .post("/v1/directory/locations", place(REHABILITATION_CENTRE))
                .hasStatus(201);
        Answer service = as(EDITOR_IN_IRBID)
                .post("/v1/directory/services", Map.of("name", both(), "serviceType", "ASSISTIVE_DEVICE"))
                .hasStatus(201);
        given(NOTHING, location.id()).isProblem(422, "invalid-fields").names("/serviceId", "unknown-service");
        given(service.id(), NOTHING).isProblem(422, "invalid-fields").names("/locationId", "unknown-place");
        Answer entry = given(service.id(), location.id()).hasStatus(201);
        as(EDITOR_IN_IRBID)
                .patch(
                        "/v1/directory/service-at-locations/" + entry.id(),
                        entry.etag(),
                        Map.of("serviceId", NOTHING, "acceptsReferrals", false))
                .isProblem(422, "invalid-fields")
                .names("/serviceId", "not-changeable");
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/directory/matches", Map.of("termIds", List.of(NOTHING)))
                .isProblem(422, "invalid-fields")
                .names("/termIds", "unknown-code");
    }

    @Test
    void a_referral_is_of_somebody_whom_the_registry_knows() {
        FakeRegistry.knowsNobody(NOTHING);
        Map<String, Object> body = new HashMap<>(referralOf(somebody()));
        body.remove("caseId");
        body.remove("planActionId");
        body.put("subjectId", NOTHING);

        drafted(body).isProblem(422, "invalid-fields").names("/subjectId", "unknown-person");
    }

    @Test
    void a_referral_comes_from_an_action_of_a_plan_of_its_case() {
        Map<String, Object> body = referralOf(somebody());
        Answer draft = drafted(body).hasStatus(201);
        assertThat(draft.<String>at("details.planActionId")).isEqualTo(body.get("planActionId"));
        as(CASEWORKER_AT_MINISTRY)
                .patch("/v1/referrals/" + draft.id(), draft.etag(), Map.of("planActionId", NOTHING))
                .isProblem(422, "invalid-fields")
                .names("/planActionId", "unknown-action");

        body.put("planActionId", NOTHING);
        drafted(body).isProblem(422, "invalid-fields").names("/planActionId", "unknown-action");
        body.remove("caseId");
        drafted(body).isProblem(422, "invalid-fields").names("/planActionId", "unknown-action");
    }

    @Test
    void while_the_case_service_is_away_no_action_is_taken_for_unknown() {
        Map<String, Object> body = referralOf(somebody());
        FakeRegistry.isDown(true);
        try {
            drafted(body).isProblem(503, "dependency-unavailable");
        } finally {
            FakeRegistry.isDown(false);
        }
    }

    @Test
    void alternatives_are_services_at_locations() {
        Answer sent = sent(somebody());

        as(PROVIDER_IN_IRBID)
                .step(
                        sent,
                        "/v1/referrals/" + sent.id() + "/decline",
                        Map.of("code", "NO_CAPACITY", "alternatives", List.of(centreInIrbid(), NOTHING)))
                .isProblem(422, "invalid-fields")
                .names("/alternatives/1", "unknown-service");
    }

    private static Answer drafted(Map<String, Object> body) {
        return as(CASEWORKER_AT_MINISTRY).post("/v1/referrals", body);
    }

    private static Answer given(String service, String location) {
        return as(EDITOR_IN_IRBID)
                .post(
                        "/v1/directory/service-at-locations",
                        Map.of(
                                "serviceId",
                                service,
                                "locationId",
                                location,
                                "acceptsReferrals",
                                true,
                                "schedules",
                                List.of()));
    }

    private static Map<String, String> both() {
        return Map.of("ar", "اسم", "en", "A name");
    }

    private static Map<String, Object> place(String organization) {
        return Map.of(
                "name",
                both(),
                "centreType",
                "OFFICE",
                "governorate",
                "JO-IR",
                "accessibility",
                List.of(),
                "organizationId",
                organization);
    }

    private static Map<String, Object> organization(Map<String, Object> details) {
        return Map.of("name", both(), "type", "NATIONAL_NGO_ASSOCIATION", "referralEnabled", true, "details", details);
    }
}
