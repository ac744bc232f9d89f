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
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    @Test
    void a_registration_does_not_tell_that_another_agency_has_the_number_once_it_was_confirmed() {
        String number = nationalNumber();
        String theirs = registered(REGISTRAR_AT_UNHCR, numbered(number)).id();
        String account = UUID.randomUUID().toString();
        Api registrar = withToken(Tokens.of(account, Persona.MINISTRY, "registrar"));

        registrar.post("/v1/persons", numbered(number)).isProblem(409, "possible-duplicate");
        Answer fresh = registered(registrar, numbered(number));

        assertThat(fresh.<String>at("identifiers[0].status")).isEqualTo("ACTIVE");
        assertThat(audit(account, "lookup.candidates", theirs)).containsExactly("hinted", "hinted");
        assertThat(registered(registrar, numbered(number)).<String>at("identifiers[0].status"))
                .isEqualTo("DISPUTED");
    }

    @Test
    void a_list_tells_of_no_number_that_another_agency_has_and_each_counts_as_a_look_up() {
        List<String> numbers = List.of(nationalNumber(), nationalNumber(), nationalNumber());
        List<String> theirs = numbers.stream()
                .map(number -> registered(REGISTRAR_AT_UNHCR, numbered(number)).id())
                .toList();
        String account = UUID.randomUUID().toString();
        Api registrar = withToken(Tokens.of(account, Persona.MINISTRY, "registrar"));
        String scheme = "numbers-" + account;
        String header = "external_id,given_ar,jo_national_no\n";

        // Of two the number comes at once, of one later to the record that is there by then.
        imported(account, scheme, true, header + list(1, numbers.subList(0, 2)));
        assertThat(audit(account, "lookup.number-taken", theirs.get(0))).isEmpty();
        imported(account, scheme, false, header + list(1, numbers.subList(0, 2)) + "3," + invented() + ",\n");
        imported(
                account, scheme, false, header + list(3, List.of(numbers.get(2))) + list(4, List.of(nationalNumber())));
        imported(account, scheme, false, header + list(1, numbers));

        for (int line = 1; line <= 4; line++) {
            assertThat(registrar
                            .get("/v1/persons/by-external-id/" + scheme + "/" + line)
                            .<String>list("identifiers.status"))
                    .containsExactly("ACTIVE");
        }
        theirs.forEach(person ->
                assertThat(audit(account, "lookup.number-taken", person)).containsExactly("hinted"));
        await().untilAsserted(() -> assertThat(accounts(MANAGER_AT_MINISTRY)).contains(account));
    }

    private static String list(int first, List<String> numbers) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < numbers.size(); i++) {
            rows.append(first + i)
                    .append(',')
                    .append(invented())
                    .append(',')
                    .append(numbers.get(i))
                    .append('\n');
        }
        return rows.toString();
    }

    private static void imported(String account, String scheme, boolean dryRun, String file) {
        String token = Tokens.of(account, Persona.MINISTRY, "registrar");
        Answer job = withToken(token)
                .post("/v1/person-imports", Map.of("format", "CSV", "externalIdScheme", scheme, "dryRun", dryRun))
                .hasStatus(201);
        String path = "/v1/person-imports/" + job.id();
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/octet-stream")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .put(path + "/parts/0")
                .then()
                .statusCode(204);
        withToken(token).step(job, path + "/start", null).hasStatus(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> withToken(token).get(path).<String>at("status").equals("DONE"));
    }

    private static Map<String, Object> numbered(String number) {
        Map<String, Object> body = somebody();
        body.put("identifiers", List.of(number("JO_NATIONAL_NO", number)));
        return body;
    }

    private static Answer searched(Persona who) {
        return as(who).post("/v1/persons/search", Map.of("name", "سلمى نبيل"));
    }

    private static List<String> accounts(Persona who) {
        return as(who).get("/v1/lookup-alerts?limit=200").hasStatus(200).list("items.account");
    }

    private List<String> audit(Persona who, String action, String record) {
        return audit(who.subject().toString(), action, record);
    }

    private List<String> audit(String account, String action, String record) {
        return QuarkusTransaction.requiringNew().call(() -> entities.unwrap(Session.class)
                .createNativeQuery(
                        "select details from audit_entry where subject = :subject and action = :action"
                                + " and record_id = :record",
                        String.class)
                .setParameter("subject", account)
                .setParameter("action", action)
                .setParameter("record", UUID.fromString(record))
                .getResultList());
    }
}
