package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

@QuarkusTest
class ConsentTest extends RegistryTest {
    @Test
    void consent_opens_the_named_fields_to_the_named_agency_and_lists_the_others_as_redacted() {
        Map<String, Object> body = somebody();
        Answer person = registered(REGISTRAR_AT_MINISTRY, body);
        as(UNHCR_SYSTEM).get("/v1/persons/" + person.id()).isProblem(404, "not-found");

        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", UNHCR, "IDENTITY", "LOCATION");

        Answer read = as(UNHCR_SYSTEM)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + person.id())
                .hasStatus(200);
        assertThat(read.<String>at("names[0].given")).isEqualTo(given(body));
        assertThat(read.<String>at("governorate")).isEqualTo("JO-IR");
        assertThat(read.<String>at("contactPoints[0].value")).isNull();
        assertThat(read.<List<String>>at("redactions"))
                .containsExactlyInAnyOrder("CONTACT", "IDENTIFIERS", "HOUSEHOLD", "NEEDS");
        assertThat(read.<List<String>>at("allowedActions")).isEmpty();
    }

    @Test
    void consent_for_one_purpose_is_none_for_another() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", UNHCR, "IDENTITY");

        as(UNHCR_SYSTEM)
                .with("X-Purpose", "CASH_ASSISTANCE")
                .get("/v1/persons/" + person.id())
                .isProblem(404, "not-found");
    }

    @Test
    void consent_to_read_is_none_to_change() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", UNHCR, "IDENTITY", "CONTACT");

        as(REGISTRAR_AT_UNHCR)
                .patch("/v1/persons/" + person.id(), person.etag(), Map.of("contactPoints", reachedBy("+962791111111")))
                .isProblem(404, "not-found");
        as(REGISTRAR_AT_UNHCR)
                .post(
                        "/v1/persons/" + person.id() + "/consents",
                        consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"))
                .isProblem(404, "not-found");
    }

    @Test
    void a_withdrawal_ends_access_at_once_and_is_told_on_the_topic() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        Answer consent = consented(REGISTRAR_AT_MINISTRY, person.id(), "EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        String path = "/v1/persons/" + person.id() + "/consents/" + consent.id() + "/withdrawal";

        Answer withdrawn = as(REGISTRAR_AT_MINISTRY)
                .step(consent, path, Map.of("reason", "She asked for it"))
                .hasStatus(200);

        as(UNHCR_SYSTEM).get("/v1/persons/" + person.id()).isProblem(404, "not-found");
        as(REGISTRAR_AT_MINISTRY)
                .step(withdrawn, path, Map.of("reason", "again"))
                .isProblem(409, "already-withdrawn");
        try (Topic topic = Topic.open("wasl.registry.events")) {
            var event =
                    topic.await(r -> r.key().equals(person.id()) && r.value().contains("consent.withdrawn"));
            assertThat(event.value()).contains(consent.id()).doesNotContain("She asked");
        }
    }

    @Test
    void an_expired_consent_is_none() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        Map<String, Object> body = consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        body.put("givenAt", "2020-01-01T08:00:00+03:00");
        body.put("expiresAt", "2021-01-01T08:00:00+03:00");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person.id() + "/consents", body)
                .hasStatus(201);

        as(UNHCR_SYSTEM).get("/v1/persons/" + person.id()).isProblem(404, "not-found");
    }

    @Test
    void the_first_answer_tells_the_times_that_are_kept() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        Map<String, Object> body = consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        body.put("givenAt", "2024-05-02T08:00:00.123456789+03:00");
        String path = "/v1/persons/" + person.id() + "/consents";

        Answer recorded = as(REGISTRAR_AT_MINISTRY).post(path, body).hasStatus(201);

        Answer read = as(REGISTRAR_AT_MINISTRY).get(path);
        assertThat(recorded.<String>at("givenAt")).isEqualTo("2024-05-02T05:00:00.123456Z");
        assertThat(read.<String>list("items.givenAt")).contains(recorded.<String>at("givenAt"));
        assertThat(read.<String>list("items.expiresAt")).contains(recorded.<String>at("expiresAt"));
    }

    @Test
    void impossible_times_are_refused() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        Map<String, Object> body = consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        body.put("givenAt", "2999-01-01T08:00:00+03:00");

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person.id() + "/consents", body)
                .isProblem(422, "invalid-fields")
                .names("/givenAt", "in-the-future");
    }

    @Test
    void a_disclosure_gives_exactly_what_consent_opens_and_nothing_without_it() {
        Map<String, Object> body = somebody();
        Answer person = registered(REGISTRAR_AT_MINISTRY, body);
        Map<String, Object> request = Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE);
        haveACase(person.id(), CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/persons/" + person.id() + "/disclosures", request)
                .isProblem(409, "consent-required");

        consented(CASEWORKER_AT_MINISTRY, person.id(), "REFERRAL", REHABILITATION_CENTRE, "IDENTITY", "NEEDS");

        Answer disclosed = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/persons/" + person.id() + "/disclosures", request)
                .hasStatus(200);
        assertThat(disclosed.<String>at("summary.ageBand")).isEqualTo("18-59");
        assertThat(disclosed.<String>at("profile.names[0].given")).isEqualTo(given(body));
        assertThat(disclosed.<String>at("profile.contactPoints[0].value")).isNull();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/persons/" + person.id() + "/consents/effective?purpose=REFERRAL&recipient="
                                + REHABILITATION_CENTRE)
                        .<Boolean>at("granted"))
                .isTrue();
    }

    @Test
    void a_consent_under_another_person_is_not_found() {
        Answer one = registered(REGISTRAR_AT_MINISTRY, somebody());
        Answer other = registered(REGISTRAR_AT_MINISTRY, somebody());
        Answer consent = consented(REGISTRAR_AT_MINISTRY, one.id(), "EXCHANGE_UNHCR", UNHCR, "IDENTITY");

        as(REGISTRAR_AT_MINISTRY)
                .step(
                        consent,
                        "/v1/persons/" + other.id() + "/consents/" + consent.id() + "/withdrawal",
                        Map.of("reason", "x"))
                .isProblem(404, "not-found");
    }

    @Test
    void without_consent_a_supervisor_discloses_on_another_basis_what_helps_and_no_number() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        String path = "/v1/persons/" + person.id() + "/disclosures";
        haveACase(person.id(), CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> asked = Map.of(
                "purpose",
                "REFERRAL",
                "recipient",
                REHABILITATION_CENTRE,
                "legalBasis",
                "VITAL_INTEREST",
                "reason",
                "Unconscious in hospital; nobody to ask");
        as(CASEWORKER_AT_MINISTRY).post(path, asked).isProblem(403, "not-allowed");
        as(SUPERVISOR_AT_MINISTRY)
                .post(path, Map.of("purpose", "REFERRAL", "recipient", REHABILITATION_CENTRE))
                .isProblem(409, "consent-required");

        Answer opened = as(SUPERVISOR_AT_MINISTRY).post(path, asked).hasStatus(200);
        assertThat(opened.<Object>at("consentId")).isNull();
        assertThat(opened.<String>at("legalBasis")).isEqualTo("VITAL_INTEREST");
        assertThat(opened.<List<String>>at("profile.redactions")).containsExactlyInAnyOrder("IDENTIFIERS", "HOUSEHOLD");

        consented(REGISTRAR_AT_MINISTRY, person.id(), "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        Answer onConsent = as(SUPERVISOR_AT_MINISTRY).post(path, asked).hasStatus(200);
        assertThat(onConsent.<String>at("legalBasis")).isEqualTo("CONSENT");
        assertThat(onConsent.<List<String>>at("fieldGroups")).containsExactly("IDENTITY");
    }

    @Test
    void another_basis_than_consent_is_recorded_by_a_supervisor() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        Map<String, Object> task = new HashMap<>(consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY"));
        task.put("legalBasis", "PUBLIC_TASK");
        task.put("basisReason", "By order of the authority that protects the child");
        String path = "/v1/persons/" + person.id() + "/consents";

        as(REGISTRAR_AT_MINISTRY).post(path, task).isProblem(403, "not-allowed");
        haveACase(person.id(), CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(SUPERVISOR_AT_MINISTRY).post(path, task).hasStatus(201);
    }

    @Test
    void what_held_at_a_time_is_known_after_it_was_withdrawn() {
        Answer person = registered(REGISTRAR_AT_MINISTRY, somebody());
        Map<String, Object> body = consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        body.put("givenAt", "2024-01-01T08:00:00+03:00");
        body.put("evidence", "DOC-2024-7");
        String path = "/v1/persons/" + person.id() + "/consents";
        Answer consent = as(REGISTRAR_AT_MINISTRY).post(path, body).hasStatus(201);
        Answer withdrawn = as(REGISTRAR_AT_MINISTRY)
                .step(consent, path + "/" + consent.id() + "/withdrawal", Map.of("reason", "She asked for it"))
                .hasStatus(200);

        assertThat(withdrawn.<String>at("evidence")).isEqualTo("DOC-2024-7");
        assertThat(granted(path, "2023-12-31T00:00:00Z")).isFalse();
        assertThat(granted(path, "2025-06-01T00:00:00Z")).isTrue();
        assertThat(granted(path, null)).isFalse();
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get(path + "?effectiveAt=2025-06-01T00:00:00Z")
                        .<String>list("items.id"))
                .containsExactly(consent.id());
    }

    private static Boolean granted(String path, String at) {
        return as(REGISTRAR_AT_MINISTRY)
                .get(path + "/effective?purpose=EXCHANGE_UNHCR&recipient=" + UNHCR + (at == null ? "" : "&at=" + at))
                .hasStatus(200)
                .at("granted");
    }
}
