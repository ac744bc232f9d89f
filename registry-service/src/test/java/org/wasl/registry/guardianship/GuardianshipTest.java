package org.wasl.registry.guardianship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.REGISTRAR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.REHABILITATION_CENTRE;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.registry.RegistryTest;

/** A girl of ten, her grown-up brother, and who decides for her. */
@QuarkusTest
class GuardianshipTest extends RegistryTest {
    @Inject
    EntityManager entities;

    private final LocalDate tenYearsAgo = TestClock.today().minusYears(10);
    private String girl;
    private String brother;

    @BeforeEach
    void a_girl_and_her_brother() {
        girl = born(tenYearsAgo);
        brother = born(tenYearsAgo.minusYears(14));
    }

    @Test
    void a_guardian_is_a_person_of_age_or_an_institution() {
        Answer named = named(girl, guardian(brother, "KINSHIP")).hasStatus(201);
        assertThat(named.<Boolean>at("inForce")).isTrue();
        named(girl, institution()).hasStatus(201);

        refused(girl, guardian(girl, "KINSHIP"), "/guardianId", "same-record");
        refused(girl, guardian(born(tenYearsAgo.minusYears(3)), "KINSHIP"), "/guardianId", "under-age");
        Map<String, Object> both = institution();
        both.put("guardianId", brother);
        refused(girl, both, "/guardianId", "one-guardian");
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + brother + "/wards")
                        .<String>list("items.wardId"))
                .containsExactly(girl);
    }

    @Test
    void whoever_is_not_surely_of_age_decides_for_nobody() {
        int year = TestClock.today().getYear() - 18;
        LocalDate since = TestClock.today().withDayOfYear(1);

        refused(girl, since(since, guardian(born(year + "-01-01", "YEAR"), "KINSHIP")), "/guardianId", "under-age");
        refused(
                girl,
                since(since, guardian(born(year + "-01-01", "ESTIMATED"), "KINSHIP")),
                "/guardianId",
                "under-age");
        refused(girl, guardian(born(null, null), "KINSHIP"), "/guardianId", "birth-date-needed");
        named(girl, since(since, guardian(born((year - 1) + "-01-01", "YEAR"), "KINSHIP")))
                .hasStatus(201);
    }

    @Test
    void a_guardian_decides_no_more_while_the_corrected_birth_date_does_not_say_that_they_are_of_age() {
        Answer right = named(girl, guardian(brother, "KINSHIP")).hasStatus(201);

        corrected(brother, TestClock.today().minusYears(12).toString());

        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + girl + "/guardianships")
                        .<Boolean>at("items[0].inForce"))
                .isFalse();
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + girl + "/consents", givenBy("GUARDIAN", right.id()))
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "guardianship-not-in-force");
    }

    @Test
    void whoever_is_not_surely_fifteen_does_not_consent_alone() {
        // On the last day of a year all who were born in one year are of the same age.
        int year = TestClock.today().plusDays(1).getYear() - 15;
        for (String child :
                List.of(born(year + "-01-01", "YEAR"), born(year + "-01-01", "ESTIMATED"), born(null, null))) {
            as(REGISTRAR_AT_MINISTRY)
                    .post("/v1/persons/" + child + "/consents", givenBy("SELF", null))
                    .isProblem(409, "guardian-consent-required");
        }
        String old = born((year - 1) + "-01-01", "YEAR");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + old + "/consents", givenBy("SELF", null))
                .hasStatus(201);

        corrected(girl, null);
        String path = "/v1/persons/" + girl + "/consents";
        as(REGISTRAR_AT_MINISTRY).post(path, givenBy("SELF", null)).isProblem(409, "guardian-consent-required");
        haveACase(girl, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(SUPERVISOR_AT_MINISTRY).post(path, givenBy("SELF", null)).hasStatus(201);
    }

    @Test
    void a_consent_ends_where_a_corrected_birth_date_no_longer_says_that_the_person_was_fifteen() {
        String person = born(TestClock.today().minusYears(20));
        String path = "/v1/persons/" + person + "/consents";
        Answer own = as(REGISTRAR_AT_MINISTRY).post(path, givenBy("SELF", null)).hasStatus(201);

        corrected(person, null);
        assertThat(as(REGISTRAR_AT_MINISTRY).get(path + "/" + own.id()).<String>at("endedBy"))
                .isNull();
        int year = TestClock.today().plusDays(1).getYear() - 15;
        patched(person, Map.of("birthDate", year + "-01-01", "birthDatePrecision", "YEAR"));

        assertThat(as(REGISTRAR_AT_MINISTRY).get(path + "/" + own.id()).<String>at("endedBy"))
                .isEqualTo("BIRTH_DATE_CORRECTED");
    }

    @Test
    void an_adult_has_one_by_a_courts_decision_only() {
        String adult = born(tenYearsAgo.minusYears(30));
        refused(adult, guardian(brother, "KINSHIP"), "/since", "of-age");
        refused(adult, guardian(brother, "COURT_DECISION"), "/authority", "court-required");

        named(adult, byCourt()).hasStatus(201);
    }

    @Test
    @Transactional
    void the_number_of_the_decision_is_not_readable_in_the_database() {
        Answer named = named(girl, byCourt()).hasStatus(201);

        assertThat(named.<String>at("decisionNumber")).isEqualTo("2024/118");
        assertThat(entities.createNativeQuery(
                                "select count(*) from guardianship g where g::text like '%2024/118%'", Long.class)
                        .getSingleResult())
                .isEqualTo(0L);
    }

    @Test
    void what_a_guardian_allows_names_the_right_and_ends_when_she_is_of_age() {
        Answer right = named(girl, guardian(brother, "KINSHIP")).hasStatus(201);

        Answer consent = as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + girl + "/consents", givenBy("GUARDIAN", right.id()))
                .hasStatus(201);

        assertThat(consent.<String>at("guardianshipId")).isEqualTo(right.id());
        assertThat(consent.<String>at("expiresAt"))
                .startsWith(tenYearsAgo.plusYears(18).minusDays(1).toString());
        assertThat(as(REGISTRAR_AT_MINISTRY)
                        .get("/v1/persons/" + girl + "/consents?guardianshipId=" + right.id())
                        .<String>list("items.id"))
                .containsExactly(consent.id());
    }

    @Test
    void a_guardian_of_before_and_a_guardian_of_another_child_allow_nothing() {
        Answer right = named(girl, guardian(brother, "KINSHIP")).hasStatus(201);
        as(REGISTRAR_AT_MINISTRY)
                .step(
                        right,
                        "/v1/persons/" + girl + "/guardianships/" + right.id() + "/end",
                        Map.of("reason", "REMOVED", "until", "2024-06-01"))
                .hasStatus(200);

        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + girl + "/consents", givenBy("GUARDIAN", right.id()))
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "guardianship-not-in-force");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + born(tenYearsAgo) + "/consents", givenBy("GUARDIAN", right.id()))
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "unknown-guardianship");
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + brother + "/consents", givenBy("GUARDIAN", null))
                .isProblem(422, "invalid-fields")
                .names("/guardianshipId", "guardianship-required");
    }

    @Test
    void a_child_does_not_consent_alone_unless_a_supervisor_says_so() {
        String path = "/v1/persons/" + girl + "/consents";
        as(REGISTRAR_AT_MINISTRY).post(path, givenBy("SELF", null)).isProblem(409, "guardian-consent-required");
        haveACase(girl, CASEWORKER_AT_MINISTRY, SUPERVISOR_AT_MINISTRY);
        as(SUPERVISOR_AT_MINISTRY).post(path, givenBy("SELF", null)).hasStatus(201);

        String sixteen = born(tenYearsAgo.minusYears(6));
        as(REGISTRAR_AT_MINISTRY)
                .post("/v1/persons/" + sixteen + "/consents", givenBy("SELF", null))
                .hasStatus(201);
    }

    private static Map<String, Object> givenBy(String giver, String guardianship) {
        Map<String, Object> body = consent("REFERRAL", REHABILITATION_CENTRE, "IDENTITY");
        body.put("givenBy", giver);
        body.put("guardianshipId", guardianship);
        return body;
    }

    private static Map<String, Object> guardian(String person, String basis) {
        Map<String, Object> body = new HashMap<>();
        body.put("guardianId", person);
        body.put("basis", basis);
        body.put("since", "2024-01-01");
        return body;
    }

    private Map<String, Object> byCourt() {
        Map<String, Object> body = guardian(brother, "COURT_DECISION");
        body.put("authority", "المحكمة الشرعية، إربد");
        body.put("decisionNumber", "2024/118");
        return body;
    }

    private static Map<String, Object> institution() {
        Map<String, Object> body = guardian(null, "STATE_CARE");
        body.put("guardianAgencyId", MINISTRY);
        return body;
    }

    private static Answer named(String ward, Map<String, Object> body) {
        return as(REGISTRAR_AT_MINISTRY).post("/v1/persons/" + ward + "/guardianships", body);
    }

    private static void refused(String ward, Map<String, Object> body, String pointer, String code) {
        named(ward, body).isProblem(422, "invalid-fields").names(pointer, code);
    }

    private static String born(LocalDate date) {
        Map<String, Object> body = new HashMap<>(somebody());
        body.put("birthDate", date.toString());
        return registered(REGISTRAR_AT_MINISTRY, body).id();
    }

    private static Map<String, Object> since(LocalDate day, Map<String, Object> body) {
        Map<String, Object> later = new HashMap<>(body);
        later.put("since", day.toString());
        return later;
    }

    private static String born(String date, String precision) {
        Map<String, Object> body = somebody();
        body.put("birthDate", date);
        body.put("birthDatePrecision", precision);
        return registered(REGISTRAR_AT_MINISTRY, body).id();
    }

    private static void corrected(String person, String born) {
        Map<String, Object> patch = new HashMap<>();
        patch.put("birthDate", born);
        patched(person, patch);
    }

    private static void patched(String person, Map<String, Object> patch) {
        Answer read = as(REGISTRAR_AT_MINISTRY).get("/v1/persons/" + person);
        as(REGISTRAR_AT_MINISTRY)
                .patch("/v1/persons/" + person, read.etag(), patch)
                .hasStatus(200);
    }
}
