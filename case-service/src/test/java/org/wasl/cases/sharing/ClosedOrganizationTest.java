package org.wasl.cases.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;
import org.wasl.platform.testing.Topic;

/** An organization to which a case was granted, and another one offered, before the directory said that it is closed. */
@QuarkusTest
class ClosedOrganizationTest extends CaseTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String organization = UUID.randomUUID().toString();
    private final String account = UUID.randomUUID().toString();
    private Answer granted;
    private Answer offered;
    private Answer offer;

    @BeforeEach
    void it_was_open() {
        AnnouncedOrganizations.organization(organization, OrganizationStatus.OPEN);
        supervisor().get("/v1/cases?limit=1").hasStatus(200);
        granted = consented();
        as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + granted.id() + "/grants",
                        Map.of(
                                "granteeId",
                                organization,
                                "purpose",
                                "CASE_MANAGEMENT",
                                "categories",
                                List.of("SUBJECT"),
                                "validTo",
                                TestClock.now().plus(Duration.ofDays(30)).toString()))
                .hasStatus(201);
        offered = consented();
        offer = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + offered.id() + "/transfers",
                        Map.of("toAgencyId", organization, "reason", "The family moved", "handoverNote", "Mornings"))
                .hasStatus(201);
        await().atMost(SOON).until(this::readsTheGrantedCase);
    }

    @Test
    void reads_no_granted_case_and_takes_none_that_was_offered() {
        AnnouncedOrganizations.organization(organization, OrganizationStatus.CLOSED);

        await().atMost(SOON).until(() -> !readsTheGrantedCase());
        assertThat(supervisor()
                        .get("/v1/transfers/" + offer.id())
                        .hasStatus(200)
                        .<Object>at("outline"))
                .isNull();
        supervisor()
                .step(offer, "/v1/transfers/" + offer.id() + "/accept", Map.of("ownerId", account))
                .isProblem(403, "organization-closed");
        supervisor()
                .post("/v1/cases", Map.of("subjectId", somebody(), "programme", "DISABILITY"))
                .isProblem(403, "organization-closed");
    }

    @Test
    void what_was_granted_to_it_stays_ended_when_it_opens_again() {
        String path = "/v1/cases/" + granted.id() + "/grants";
        String version = read(granted).etag();

        isToldClosed();

        await().atMost(SOON).until(() -> as(CASEWORKER_AT_MINISTRY)
                .get(path)
                .hasStatus(200)
                .<Boolean>list("items.active")
                .equals(List.of(false)));
        assertThat(read(granted).etag())
                .as("the owner sees that something changed")
                .isNotEqualTo(version);
        AnnouncedOrganizations.organization(organization, OrganizationStatus.OPEN);
        supervisor().get("/v1/cases/" + granted.id()).isProblem(404, "not-found");
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path).<String>list("items.revokedAt"))
                .doesNotContainNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_offer_to_it_ends_and_is_its_owners_work_again(boolean undecided) {
        Answer file = undecided ? opened("GBV") : offered;
        String path = "/v1/cases/" + file.id();
        Answer open = undecided
                ? as(SUPERVISOR_AT_MINISTRY)
                        .post(
                                path + "/transfers",
                                Map.of(
                                        "toAgencyId",
                                        organization,
                                        "reason",
                                        "The family moves",
                                        "overrideReason",
                                        "The family is in danger where it lives"))
                        .hasStatus(201)
                : offer;

        isToldClosed();

        await().atMost(SOON).until(() -> tasks(file, "TRANSFER_RETURNED").equals(List.of(open.id())));
        Answer ended = as(CASEWORKER_AT_MINISTRY).get(path + "/transfers").hasStatus(200);
        assertThat(ended.<String>list("items.status")).containsExactly("REVOKED");
        assertThat(ended.<String>list("items.endedBy")).containsExactly("RECIPIENT_CLOSED");
        assertThat(tasks(file, "APPROVAL")).isEmpty();
        assertThat(as(CASEWORKER_AT_MINISTRY).get(path + "/approvals").<String>list("items.status"))
                .isEqualTo(undecided ? List.of("WITHDRAWN") : List.of());
    }

    private List<String> tasks(Answer file, String type) {
        return as(CASEWORKER_AT_MINISTRY)
                .get("/v1/tasks?type=" + type + "&caseId=" + file.id())
                .hasStatus(200)
                .list("items.subjectId");
    }

    private void isToldClosed() {
        Topic.send("wasl.referral.events", organization, """
                {"specversion":"1.0","id":"%s","source":"/wasl/referral","type":"org.wasl.directory.changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"organizationId":"%s","kind":"organization","recordId":"%s",
                 "status":"CLOSED"}}""".formatted(
                        UUID.randomUUID(), organization, organization, organization));
    }

    @Test
    void gives_no_case_away_and_takes_none_in_by_what_does_many_at_once() {
        AnnouncedOrganizations.organization(organization, OrganizationStatus.CLOSED);
        await().atMost(SOON).until(() -> !readsTheGrantedCase());

        Answer reassigned = supervisor()
                .post(
                        "/v1/cases/reassignments",
                        Map.of(
                                "cases",
                                List.of(Map.of("caseId", granted.id(), "version", 0, "ownerId", account)),
                                "reason",
                                "We close"))
                .hasStatus(200);
        assertThat(reassigned.<String>at("lines[0].problem.type")).isEqualTo("/problems/organization-closed");
        withToken(Tokens.of(account, organization, "data-integrator"))
                .send("application/x-ndjson", "/v1/cases/import?profile=PRIMERO&ownerId=" + account, "{}")
                .isProblem(403, "organization-closed");
    }

    private boolean readsTheGrantedCase() {
        return supervisor().get("/v1/cases/" + granted.id()).raw().statusCode() == 200;
    }

    private Answer consented() {
        Answer file = opened("DISABILITY");
        FakeRegistry.consents(
                file.at("subjectId"), organization, UUID.randomUUID().toString());
        return file;
    }

    private Api supervisor() {
        return withToken(Tokens.of(account, organization, "supervisor", "caseworker"))
                .with("X-Purpose", "CASE_MANAGEMENT");
    }
}
