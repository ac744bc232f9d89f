package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.contracts.code.OrganizationStatus;
import org.wasl.platform.testing.AnnouncedOrganizations;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;

/** An organization that lost its licence: it had a consent, and records of its own. */
@QuarkusTest
class ClosedOrganizationTest extends RegistryTest {
    private final String organization = UUID.randomUUID().toString();
    private String person;
    private String theirs;
    private String family;

    @BeforeEach
    void that_was_open() {
        is(OrganizationStatus.OPEN);
        family = invented();
        person = registered(REGISTRAR_AT_MINISTRY, named("ليلى", invented(), family))
                .id();
        consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", organization, "IDENTITY", "CONTACT");
        theirs = registrar()
                .post("/v1/persons?confirmNew=DIFFERENT_PERSON", somebody())
                .hasStatus(201)
                .id();
        await().atMost(Duration.ofSeconds(20)).until(() -> reads(person));
    }

    @Test
    void reads_nothing_more_by_what_was_agreed_before() {
        assertThat(found()).containsExactly(person);
        assertThat(granted()).isTrue();

        is(OrganizationStatus.CLOSED);

        await().atMost(Duration.ofSeconds(20)).until(() -> !reads(person));
        assertThat(found()).isEmpty();
        assertThat(granted()).isFalse();
        assertThat(registrar()
                        .get("/v1/persons/export?bom=false")
                        .hasStatus(200)
                        .raw()
                        .asString())
                .doesNotContain(person)
                .contains(theirs);

        is(OrganizationStatus.OPEN);
        await().atMost(Duration.ofSeconds(20)).until(() -> reads(person));
    }

    @Test
    void begins_nothing_and_reads_what_is_its_own() {
        is(OrganizationStatus.CLOSED);
        await().atMost(Duration.ofSeconds(20)).until(() -> !reads(person));

        registrar().post("/v1/persons", somebody()).isProblem(403, "organization-closed");
        registrar()
                .patch(
                        "/v1/persons/" + theirs,
                        registrar().get("/v1/persons/" + theirs).etag(),
                        Map.of("disability", true))
                .isProblem(403, "organization-closed");
        registrar().get("/v1/persons/" + theirs).hasStatus(200);
        registrar().post("/v1/persons/search", Map.of("name", family)).hasStatus(200);
    }

    @Test
    void ends_an_import_that_it_had_begun() {
        Answer job = registrar()
                .post("/v1/person-imports", Map.of("format", "CSV", "externalIdScheme", "closed-" + organization))
                .hasStatus(201);
        is(OrganizationStatus.CLOSED);
        await().atMost(Duration.ofSeconds(20)).until(() -> !reads(person));

        registrar().step(job, "/v1/person-imports/" + job.id() + "/start", null).isProblem(403, "organization-closed");
        registrar()
                .step(job, "/v1/person-imports/" + job.id() + "/cancel", null)
                .hasStatus(200);
    }

    private boolean reads(String id) {
        return registrar().get("/v1/persons/" + id).raw().statusCode() == 200;
    }

    private List<String> found() {
        return registrar()
                .post("/v1/persons/search", Map.of("name", family))
                .hasStatus(200)
                .list("items.id");
    }

    private boolean granted() {
        return as(REGISTRAR_AT_MINISTRY)
                .get("/v1/persons/" + person + "/consents/effective?purpose=CASE_MANAGEMENT&recipient=" + organization)
                .hasStatus(200)
                .at("granted");
    }

    private Api registrar() {
        return withToken(Tokens.of(organization, organization, "registrar", "data-integrator"))
                .with("X-Purpose", "CASE_MANAGEMENT");
    }

    private void is(OrganizationStatus status) {
        AnnouncedOrganizations.organization(organization, status);
    }
}
