package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class IdentifierTest extends RegistryTest {
    private String number;
    private Answer person;

    @BeforeEach
    void somebody_with_a_passport() {
        number = "P" + nationalNumber();
        person = registered(REGISTRAR_AT_MINISTRY, somebodyWith(paper(number, "2015-03-01", "2020-02-28")));
    }

    @Test
    void a_paper_has_its_country_and_its_days_and_expires_by_itself() {
        assertThat(person.<Map<String, Object>>at("identifiers[0]"))
                .containsEntry("country", "SY")
                .containsEntry("validFrom", "2015-03-01")
                .containsEntry("validTo", "2020-02-28")
                .containsEntry("status", "EXPIRED")
                .containsEntry("verification", "UNVERIFIED");
        assertThat(found()).as("an old passport still tells who she is").containsExactly(person.id());
    }

    @Test
    void what_was_verified_at_its_source_does_not_become_less() {
        Answer verified = step(person, "verification", Map.of("verification", "VERIFIED_AT_SOURCE"));
        Answer seen = step(verified, "verification", Map.of("verification", "SEEN"));

        assertThat(seen.<String>at("identifiers[0].verification")).isEqualTo("VERIFIED_AT_SOURCE");
    }

    @Test
    void a_revoked_number_finds_nobody_and_is_free_for_another() {
        Answer revoked = step(person, "revocation", Map.of("reason", "OF_ANOTHER_PERSON"));

        assertThat(revoked.<String>at("identifiers[0].status")).isEqualTo("REVOKED");
        assertThat(found()).isEmpty();
        String owner = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", somebodyWith(paper(number, null, null)))
                .hasStatus(201)
                .id();
        assertThat(found()).containsExactly(owner);
        as(REGISTRAR_AT_MINISTRY)
                .step(revoked, path() + "/verification", Map.of("verification", "SEEN"))
                .isProblem(409, "identifier-revoked");
    }

    @Test
    void a_number_is_found_under_its_person_only() {
        Answer other = registered(REGISTRAR_AT_MINISTRY, somebody());
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        other,
                        "/v1/persons/" + other.id() + "/identifiers/" + person.at("identifiers[0].id") + "/revocation",
                        Map.of("reason", "TYPED_WRONG"))
                .isProblem(404, "not-found");
        as(REGISTRAR_AT_UNHCR)
                .step(person, path() + "/revocation", Map.of("reason", "TYPED_WRONG"))
                .isProblem(404, "not-found");
    }

    @Test
    void a_paper_that_ends_before_it_begins_and_a_country_that_is_none_are_named() {
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", somebodyWith(paper("P1", "2020-01-01", "2019-01-01")))
                .isProblem(422, "invalid-fields")
                .names("/identifiers/0/validTo", "expiry-before-start");
        Map<String, Object> nowhere = paper("P1", null, null);
        nowhere.put("country", "ZZ");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons", somebodyWith(nowhere))
                .isProblem(422, "invalid-fields")
                .names("/identifiers/0/country", "unknown-code");
    }

    @Test
    void somebody_dies_and_her_record_stays() {
        String path = "/v1/persons/" + person.id() + "/status";
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", person.etag())
                .put(path, Map.of("status", "MERGED"))
                .isProblem(422, "invalid-fields")
                .names("/status", "not-by-this-step");
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", person.etag())
                .put(path, Map.of("status", "DECEASED", "on", "1960-01-01"))
                .isProblem(422, "invalid-fields")
                .names("/on", "before-birth");

        Answer gone = as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", person.etag())
                .put(path, Map.of("status", "DECEASED", "on", "2024-05-06"))
                .hasStatus(200);

        assertThat(gone.<String>at("status")).isEqualTo("DECEASED");
        assertThat(gone.<String>at("deceasedOn")).isEqualTo("2024-05-06");
        assertThat(found()).containsExactly(person.id());
    }

    private List<String> found() {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/search", Map.of("identifier", number("PASSPORT", number)))
                .hasStatus(200)
                .list("items.id");
    }

    private Answer step(Answer on, String step, Map<String, Object> body) {
        return as(REGISTRAR_AT_MINISTRY).step(on, path() + "/" + step, body).hasStatus(200);
    }

    private String path() {
        return "/v1/persons/" + person.id() + "/identifiers/" + person.at("identifiers[0].id");
    }

    private static Map<String, Object> somebodyWith(Map<String, Object> paper) {
        Map<String, Object> body = somebody();
        body.put("identifiers", List.of(paper));
        return body;
    }

    private static Map<String, Object> paper(String number, String from, String to) {
        Map<String, Object> paper = new HashMap<>(number("PASSPORT", number));
        paper.put("country", "SY");
        paper.put("validFrom", from);
        paper.put("validTo", to);
        return paper;
    }
}
