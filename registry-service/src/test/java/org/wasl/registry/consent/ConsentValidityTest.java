package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

/** What a caseworker learns of a consent that they can name: whether their agency may work on it, and no more. */
@QuarkusTest
class ConsentValidityTest extends RegistryTest {
    private String person;

    @BeforeEach
    void somebodyIsRegistered() {
        person = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
    }

    @Test
    void a_caseworker_without_a_case_learns_that_a_consent_is_in_force_and_does_not_read_it() {
        Answer consent = consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", MINISTRY, "IDENTITY");

        Answer check = checked(CASEWORKER_AT_MINISTRY, person, consent);

        assertThat(check.<String>at("validity")).isEqualTo("IN_FORCE");
        assertThat(check.<String>at("givenBy")).isEqualTo("SELF");
        assertThat(check.<Object>at("until")).isNull();
        assertThat(check.raw().asString()).doesNotContain("IDENTITY", "WRITTEN");
        as(CASEWORKER_AT_MINISTRY)
                .get("/v1/persons/" + person + "/consents/" + consent.id())
                .isProblem(403, "work-with-person-required");
    }

    @Test
    void it_says_what_is_missing_and_nothing_else() {
        Answer purpose = consented(REGISTRAR_AT_MINISTRY, person, "REFERRAL", MINISTRY, "IDENTITY");
        Answer recipient = consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", UNHCR, "IDENTITY");
        Answer first = consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", MINISTRY, "IDENTITY");
        Answer second = consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", MINISTRY, "IDENTITY");

        assertThat(validity(purpose)).isEqualTo("OTHER_PURPOSE");
        assertThat(validity(recipient)).isEqualTo("OTHER_RECIPIENT");
        assertThat(validity(first)).isEqualTo("REPLACED");
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        second,
                        "/v1/persons/" + person + "/consents/" + second.id() + "/withdrawal",
                        Map.of("reason", "asked for it"))
                .hasStatus(200);
        assertThat(validity(second)).isEqualTo("ENDED");
        assertThat(checked(CASEWORKER_AT_MINISTRY, person, second).<Object>at("givenBy"))
                .isNull();
    }

    @Test
    void another_legal_basis_among_the_consents_is_none() {
        haveACase(person, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> body = consent("CASE_MANAGEMENT", MINISTRY, "IDENTITY");
        body.put("legalBasis", "VITAL_INTEREST");
        body.put("basisReason", "Unconscious in the emergency ward");
        Answer basis = as(SUPERVISOR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", body)
                .hasStatus(201);

        assertThat(validity(basis)).isEqualTo("OTHER_LEGAL_BASIS");
    }

    @Test
    void an_expired_consent_has_ended() {
        Map<String, Object> body = consent("CASE_MANAGEMENT", MINISTRY, "IDENTITY");
        body.put("givenAt", TestClock.now().minusSeconds(7_200).toString());
        body.put("expiresAt", TestClock.now().minusSeconds(3_600).toString());
        Answer consent = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + person + "/consents", body)
                .hasStatus(201);

        assertThat(validity(consent)).isEqualTo("ENDED");
    }

    @Test
    void the_agency_that_the_consent_names_is_answered_for_itself() {
        Answer ours = consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", MINISTRY, "IDENTITY");
        Answer theirs = consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", UNHCR, "IDENTITY");

        assertThat(checked(CASEWORKER_AT_UNHCR, person, theirs).<String>at("validity"))
                .isEqualTo("IN_FORCE");
        as(CASEWORKER_AT_UNHCR).get(path(person, ours.id())).isProblem(404, "not-found");
    }

    @Test
    void what_is_not_known_to_the_caller_is_not_there() {
        Answer consent = consented(REGISTRAR_AT_MINISTRY, person, "CASE_MANAGEMENT", MINISTRY, "IDENTITY");
        String somebodyElse = registered(REGISTRAR_AT_MINISTRY, somebody()).id();

        as(CASEWORKER_AT_MINISTRY)
                .get(path(person, UUID.randomUUID().toString()))
                .isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY).get(path(somebodyElse, consent.id())).isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR).get(path(person, consent.id())).isProblem(404, "not-found");
        as(REGISTRAR_AT_MINISTRY).get(path(person, consent.id())).isProblem(403, "not-allowed");
    }

    @Test
    void a_consent_given_on_a_record_that_was_merged_since_is_one_of_the_person() {
        Map<String, Object> body = somebody();
        String survivor = registered(REGISTRAR_AT_MINISTRY, body).id();
        String other = registered(REGISTRAR_AT_UNHCR, body).id();
        Answer consent = consented(REGISTRAR_AT_MINISTRY, survivor, "CASE_MANAGEMENT", MINISTRY, "IDENTITY");
        Answer onTheOther = consented(REGISTRAR_AT_UNHCR, other, "CASE_MANAGEMENT", UNHCR, "IDENTITY");
        merged(survivor, other, confirmed(reviewOf(survivor, other))).hasStatus(201);

        assertThat(checked(CASEWORKER_AT_MINISTRY, survivor, consent).<String>at("validity"))
                .isEqualTo("IN_FORCE");
        assertThat(checked(CASEWORKER_AT_UNHCR, survivor, onTheOther).<String>at("validity"))
                .isEqualTo("IN_FORCE");
    }

    private String validity(Answer consent) {
        return checked(CASEWORKER_AT_MINISTRY, person, consent).at("validity");
    }

    private static Answer checked(Persona by, String person, Answer consent) {
        return as(by).get(path(person, consent.id())).hasStatus(200);
    }

    private static String path(String person, String consent) {
        return "/v1/persons/" + person + "/consents/" + consent + "/validity?purpose=CASE_MANAGEMENT";
    }
}
