package org.wasl.cases.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.cases.FakeRegistry;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Tokens;

/** An organization to which a case was granted, and another one offered, before the directory said that it is closed. */
@QuarkusTest
class ClosedOrganizationTest extends CaseTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final String organization = UUID.randomUUID().toString();
    private final String account = UUID.randomUUID().toString();
    private Answer granted;
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
        offer = as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + consented().id() + "/transfers",
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
