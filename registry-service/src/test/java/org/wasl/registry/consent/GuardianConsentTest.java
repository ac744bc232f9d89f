package org.wasl.registry.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AND_SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR_SYSTEM;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.registry.RegistryTest;

/** A guardian's consent stands on a guardianship and falls with it. */
@QuarkusTest
class GuardianConsentTest extends RegistryTest {
    private static final LocalDate TEN_YEARS_AGO = TestClock.today().minusYears(10);

    @Inject
    ConsentEnds ends;

    @Inject
    EntityManager entities;

    private String child;
    private String guardian;
    private Answer right;

    @BeforeEach
    void a_child_and_a_guardian() {
        child = born(TEN_YEARS_AGO);
        guardian = born(TEN_YEARS_AGO.minusYears(25));
        right = as(REGISTRAR_AT_MINISTRY)
                .post(
                        "/v1/persons/" + child + "/guardianships",
                        Map.of("guardianId", guardian, "basis", "PARENT", "since", TEN_YEARS_AGO.toString()))
                .hasStatus(201);
    }

    @Test
    void it_names_a_guardianship_or_a_supervisor_says_why_not() {
        String path = "/v1/persons/" + child + "/consents";
        Map<String, Object> unnamed = byGuardian(null);
        as(REGISTRAR_AT_MINISTRY)
                .post(path, unnamed)
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "guardianship-required");

        unnamed.put("withoutGuardianship", "The aunt who came with the child; papers are lost");
        as(REGISTRAR_AT_MINISTRY).post(path, unnamed).isProblem(403, "not-allowed");
        haveACase(child, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Answer made = as(SUPERVISOR_AT_MINISTRY).post(path, unnamed).hasStatus(201);
        assertThat(made.<String>at("withoutGuardianship")).startsWith("The aunt");
        assertThat(made.<String>at("expiresAt")).isNotNull();
    }

    /** Nobody oversees their own work: the role alone makes no supervisor of the owner. */
    @Test
    void an_owner_who_has_the_role_of_a_supervisor_as_well_consents_for_no_child() {
        String path = "/v1/persons/" + child + "/consents";
        haveACase(child, CASEWORKER_AND_SUPERVISOR_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        Map<String, Object> withoutGuardian = byGuardian(null);
        withoutGuardian.put("withoutGuardianship", "The mother is abroad and cannot be reached");
        Map<String, Object> byTheChild = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");

        as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).post(path, withoutGuardian).isProblem(403, "not-allowed");
        as(CASEWORKER_AND_SUPERVISOR_AT_MINISTRY).post(path, byTheChild).isProblem(409, "guardian-consent-required");
        as(SUPERVISOR_AT_MINISTRY).post(path, withoutGuardian).hasStatus(201);
    }

    @Test
    void it_ends_with_the_guardianship_and_who_was_let_in_is_told() {
        Answer consent = given();
        seenByUnhcr(200);

        as(REGISTRAR_AT_MINISTRY)
                .step(
                        right,
                        "/v1/persons/" + child + "/guardianships/" + right.id() + "/end",
                        Map.of("reason", "REMOVED", "until", TestClock.today().toString()))
                .hasStatus(200);

        seenByUnhcr(404);
        assertThat(endOf(consent)).isEqualTo("GUARDIANSHIP_ENDED");
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(r -> r.key().equals(child)
                    && r.value().contains("consent.withdrawn")
                    && r.value().contains(consent.id()));
        }
    }

    @Test
    void it_ends_with_the_guardians_life_and_the_dead_consent_to_nothing() {
        Answer consent = given();

        died(guardian);

        seenByUnhcr(404);
        assertThat(endOf(consent)).isEqualTo("GUARDIANSHIP_ENDED");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + child + "/guardianships")
                        .<Boolean>at("items[0].inForce"))
                .isFalse();
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + child + "/consents", byGuardian(right.id()))
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "guardianship-not-in-force");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + guardian + "/consents", consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY"))
                .isProblem(409, "person-is-deceased");
    }

    @Test
    void what_an_adult_allowed_ends_with_their_life_and_who_was_let_in_is_told() {
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("birthDate", TestClock.today().minusYears(40).toString());
        String adult = registered(REGISTRAR_AT_MINISTRY, body).id();
        Answer consent = consented(REGISTRAR_AT_MINISTRY, adult, "REFERRAL", REHABILITATION_CENTRE, "IDENTITY");

        died(adult);

        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + adult + "/consents/" + consent.id())
                        .<String>at("endedBy"))
                .isEqualTo("PERSON_DIED");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + adult + "/consents/effective?purpose=REFERRAL&recipient="
                                + REHABILITATION_CENTRE)
                        .<Boolean>at("granted"))
                .isFalse();
        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(
                    r -> r.value().contains("consent.withdrawn") && r.value().contains(consent.id()));
        }
        assertThat(as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + adult).<List<String>>at("allowedActions"))
                .doesNotContain("record-consent");
    }

    @Test
    void it_ends_with_the_childs_life() {
        Answer consent = given();

        died(child);

        assertThat(endOf(consent)).isEqualTo("GUARDIANSHIP_ENDED");
    }

    @Test
    void it_ends_where_a_corrected_birth_date_shows_that_the_person_was_of_age() {
        Answer consent = given();
        corrected(child, TEN_YEARS_AGO.minusYears(1));
        seenByUnhcr(200);
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + child + "/consents/" + consent.id())
                        .<String>at("expiresAt"))
                .startsWith(
                        TEN_YEARS_AGO.minusYears(1).plusYears(18).minusDays(1).toString());

        corrected(child, TEN_YEARS_AGO.minusYears(20));

        seenByUnhcr(404);
        assertThat(endOf(consent)).isEqualTo("BIRTH_DATE_CORRECTED");
    }

    @Test
    void a_childs_own_consent_ends_where_a_corrected_birth_date_shows_that_the_child_was_too_young() {
        String sixteen = born(TEN_YEARS_AGO.minusYears(6));
        Answer own = consented(REGISTRAR_AT_MINISTRY, sixteen, "EXCHANGE_UNHCR", UNHCR, "IDENTITY");

        corrected(sixteen, TEN_YEARS_AGO);

        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + sixteen + "/consents/" + own.id())
                        .<String>at("endedBy"))
                .isEqualTo("BIRTH_DATE_CORRECTED");
    }

    @Test
    void who_was_let_in_is_told_when_the_child_comes_of_age() {
        Answer consent = given();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update consent set given_at = cast('"
                        + TestClock.now().minusSeconds(7200) + "' as timestamptz), expires_at = cast('"
                        + TestClock.now().minusSeconds(3600) + "' as timestamptz)"
                        + " where id = cast(:id as uuid)")
                .setParameter("id", consent.id())
                .executeUpdate());

        ends.tell();

        try (Topic topic = Topic.open("wasl.registry.events")) {
            topic.await(
                    r -> r.value().contains("consent.withdrawn") && r.value().contains(consent.id()));
        }
    }

    private Answer given() {
        return as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + child + "/consents", byGuardian(right.id()))
                .hasStatus(201);
    }

    private static Map<String, Object> byGuardian(String guardianship) {
        Map<String, Object> body = consent("EXCHANGE_UNHCR", UNHCR, "IDENTITY");
        body.put("givenBy", "GUARDIAN");
        body.put("guardianshipId", guardianship);
        return body;
    }

    private String endOf(Answer consent) {
        return as(REGISTRAR_AT_MINISTRY)
                .get("/v1/persons/" + child + "/consents/" + consent.id())
                .hasStatus(200)
                .at("endedBy");
    }

    private void seenByUnhcr(int status) {
        as(UNHCR_SYSTEM)
                .with("X-Purpose", "EXCHANGE_UNHCR")
                .get("/v1/persons/" + child)
                .hasStatus(status);
    }

    private static void died(String person) {
        Answer read = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person);
        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", read.etag())
                .put("/v1/persons/" + person + "/status", Map.of("status", "DECEASED"))
                .hasStatus(200);
    }

    private static void corrected(String person, LocalDate born) {
        Answer read = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person);
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + person, read.etag(), Map.of("birthDate", born.toString()))
                .hasStatus(200);
    }

    private static String born(LocalDate date) {
        Map<String, Object> body = somebody();
        body.put("birthDate", date.toString());
        return registered(REGISTRAR_AT_MINISTRY, body).id();
    }
}
