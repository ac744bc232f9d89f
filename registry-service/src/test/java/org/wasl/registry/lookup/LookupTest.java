package org.wasl.registry.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Api.withToken;
import static org.wasl.platform.testing.Persona.AUDITOR_OF_ALL;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SECOND_STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.STEWARD_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Tokens;
import org.wasl.registry.RegistryTest;

/** Who asks whether persons are known is written down, limited, and told where it is unusual. */
@QuarkusTest
@TestProfile(LookupTest.FewLookups.class)
class LookupTest extends RegistryTest {
    private static final int MOST = 12;

    public static class FewLookups implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "wasl.lookups.per-minute.person",
                    String.valueOf(MOST),
                    "wasl.lookups.unusual.person.lookups",
                    "3",
                    "wasl.lookups.watch-every",
                    "1s");
        }
    }

    @Inject
    EntityManager entities;

    @Test
    void the_candidates_of_a_refused_registration_are_in_the_audit() {
        Map<String, Object> body = somebody();
        String own = registered(REGISTRAR_AT_MINISTRY, body).id();
        String others = registered(REGISTRAR_AT_UNHCR, body).id();

        as(STEWARD_AT_MINISTRY).post("/v1/persons", body).isProblem(409, "possible-duplicate");

        assertThat(audit(STEWARD_AT_MINISTRY, "lookup.candidates", own)).containsExactly("shown");
        assertThat(audit(STEWARD_AT_MINISTRY, "lookup.candidates", others)).containsExactly("hinted");
    }

    @Test
    void a_review_that_tells_how_like_another_agencys_record_is_counts_as_a_look_up() {
        Map<String, Object> body = somebody();
        String own = registered(REGISTRAR_AT_MINISTRY, body).id();
        String others = registered(REGISTRAR_AT_UNHCR, body).id();

        reviewOf(SECOND_STEWARD_AT_MINISTRY, own, others);

        assertThat(audit(SECOND_STEWARD_AT_MINISTRY, "lookup.candidates", others))
                .contains("hinted");
        assertThat(audit(SECOND_STEWARD_AT_MINISTRY, "lookup.candidates", own)).isEmpty();
    }

    @Test
    void searches_lookups_and_crosswalks_are_in_the_audit_also_where_they_find_nobody() {
        Persona who = STEWARD_AT_MINISTRY;
        String id = registered(REGISTRAR_AT_MINISTRY, somebody()).id();
        as(who).post("/v1/persons/search", Map.of("phone", "0791231231")).hasStatus(200);
        as(who).post("/v1/persons/lookup", Map.of("ids", List.of(id))).hasStatus(200);
        as(who).post("/v1/crosswalks/lookup", Map.of("system", "RAIS", "value", invented()))
                .isProblem(404, "not-found");

        assertThat(audit(who, "lookup.search", Persona.MINISTRY)).contains("shown:0");
        assertThat(audit(who, "lookup.lookup", Persona.MINISTRY)).contains("shown:1");
        assertThat(audit(who, "lookup.crosswalk", Persona.MINISTRY)).contains("shown:0");
    }

    @Test
    void a_number_that_somebody_has_is_told_and_written_down() {
        String number = nationalNumber();
        Map<String, Object> body = somebody();
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        String theirs = registered(REGISTRAR_AT_UNHCR, body).id();
        String own = registered(REGISTRAR_AT_MINISTRY, somebody()).id();

        as(REGISTRAR_AT_MINISTRY)
                .with("If-Match", "*")
                .post("/v1/persons/" + own + "/identifiers", number("JO_NATIONAL_NO", number))
                .isProblem(409, "identifier-taken");

        assertThat(audit(REGISTRAR_AT_MINISTRY, "lookup.number-taken", theirs)).containsExactly("hinted");
    }

    @Test
    void too_many_are_refused_with_the_time_to_wait() {
        Answer answer = searched(SUPERVISOR_AT_UNHCR);
        for (int i = 0; i < MOST * 2 && answer.raw().statusCode() == 200; i++) {
            answer = searched(SUPERVISOR_AT_UNHCR);
        }

        answer.isProblem(429, "too-many-requests");
        assertThat(answer.raw().getHeader("Retry-After")).isNotNull();
        assertThat(answer.raw().getHeader("RateLimit")).startsWith("\"lookups\";r=0");
        assertThat(answer.raw().getHeader("RateLimit-Policy")).isEqualTo("\"lookups\";q=" + MOST + ";w=60");
    }

    @Test
    void an_unusual_number_raises_an_alert_for_auditors_and_the_manager_of_the_account() {
        for (int i = 0; i < 3; i++) {
            searched(CASEWORKER_AT_UNHCR).hasStatus(200);
        }

        String account = CASEWORKER_AT_UNHCR.subject().toString();
        await().untilAsserted(() -> assertThat(accounts(AUDITOR_OF_ALL)).contains(account));
        assertThat(accounts(MANAGER_AT_UNHCR)).contains(account);
        assertThat(accounts(MANAGER_AT_MINISTRY)).doesNotContain(account);
        as(CASEWORKER_AT_UNHCR).get("/v1/lookup-alerts").isProblem(403, "not-allowed");
        String id = as(MANAGER_AT_UNHCR).get("/v1/lookup-alerts").at("items[0].id");
        as(MANAGER_AT_UNHCR).get("/v1/lookup-alerts/" + id).hasStatus(200);
        as(MANAGER_AT_MINISTRY).get("/v1/lookup-alerts/" + id).isProblem(404, "not-found");
    }

    @Test
    void registrations_that_are_refused_for_candidates_count_as_look_ups() {
        Map<String, Object> body = somebody();
        registered(REGISTRAR_AT_UNHCR, body);
        String account = UUID.randomUUID().toString();
        Api registrar = withToken(Tokens.of(account, Persona.MINISTRY, "registrar"));

        Answer answer = registrar.post("/v1/persons", body).isProblem(409, "possible-duplicate");
        for (int i = 0; i < MOST * 2 && answer.raw().statusCode() == 409; i++) {
            answer = registrar.post("/v1/persons", body);
        }

        answer.isProblem(429, "too-many-requests");
        await().untilAsserted(() -> assertThat(accounts(MANAGER_AT_MINISTRY)).contains(account));
    }

    private static Answer searched(Persona who) {
        return as(who).post("/v1/persons/search", Map.of("name", "سلمى نبيل"));
    }

    private static List<String> accounts(Persona who) {
        return as(who).get("/v1/lookup-alerts?limit=200").hasStatus(200).list("items.account");
    }

    private List<String> audit(Persona who, String action, String record) {
        return QuarkusTransaction.requiringNew().call(() -> entities.unwrap(Session.class)
                .createNativeQuery(
                        "select details from audit_entry where subject = :subject and action = :action"
                                + " and record_id = :record",
                        String.class)
                .setParameter("subject", who.subject().toString())
                .setParameter("action", action)
                .setParameter("record", UUID.fromString(record))
                .getResultList());
    }
}
