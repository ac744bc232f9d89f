package org.wasl.cases.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.ADMINISTRATOR;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_UNHCR;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;
import static org.wasl.platform.testing.Persona.UNHCR;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class WorkforceTest extends CaseTest {
    @Inject
    LicenceWarnings warnings;

    @Test
    void a_licence_is_issued_for_the_period_of_its_class_renewed_suspended_and_reinstated() {
        Answer worker = worker(UUID.randomUUID().toString(), 25);
        String path = "/v1/workers/" + worker.id() + "/licences";
        Answer issued = as(MANAGER_AT_MINISTRY)
                .step(
                        worker,
                        path,
                        Map.of(
                                "number",
                                "SW-" + worker.id().substring(24),
                                "licenceClass",
                                "SOCIAL_WORKER",
                                "issuedOn",
                                TestClock.today().toString()))
                .hasStatus(200);
        assertThat(issued.<String>at("licences[0].expiresOn"))
                .isEqualTo(TestClock.today().plusYears(2).minusDays(1).toString());
        assertThat(issued.<Boolean>at("licensed")).isTrue();
        String licence = path + "/" + issued.at("licences[0].id");

        Answer suspended = as(MANAGER_AT_MINISTRY)
                .step(issued, licence + "/suspend", Map.of("reason", "Complaint under inquiry"))
                .hasStatus(200);
        assertThat(suspended.<Boolean>at("licensed")).isFalse();
        assertThat(suspended.<List<String>>at("licences[0].allowedActions")).containsExactly("reinstate", "revoke");
        as(MANAGER_AT_MINISTRY)
                .step(
                        suspended,
                        licence + "/renew",
                        Map.of("expiresOn", TestClock.today().plusYears(5).toString()))
                .isProblem(409, "illegal-step");
        Answer back = as(MANAGER_AT_MINISTRY)
                .step(suspended, licence + "/reinstate", null)
                .hasStatus(200);
        assertThat(as(MANAGER_AT_MINISTRY)
                        .step(
                                back,
                                licence + "/renew",
                                Map.of(
                                        "expiresOn",
                                        TestClock.today().plusYears(5).toString()))
                        .hasStatus(200)
                        .<Boolean>at("licensed"))
                .isTrue();
    }

    @Test
    void no_agency_licenses_its_own_workers() {
        Answer worker = as(MANAGER_AT_UNHCR)
                .put(
                        "/v1/workers/by-account/" + signedIn(UUID.randomUUID().toString(), UNHCR, "caseworker"),
                        Map.of("name", Map.of("ar", "أخصائي", "en", "Worker")))
                .hasStatus(200);

        as(MANAGER_AT_UNHCR)
                .step(
                        worker,
                        "/v1/workers/" + worker.id() + "/licences",
                        Map.of("number", "SW-1", "licenceClass", "SOCIAL_WORKER", "issuedOn", "2026-01-01"))
                .isProblem(403, "not-allowed");
        licence(worker, TestClock.today().plusDays(400));
    }

    /** What is said there names cases. */
    @Test
    void absences_sessions_and_caseloads_are_not_the_authoritys() {
        Answer worker = as(MANAGER_AT_UNHCR)
                .put(
                        "/v1/workers/by-account/" + signedIn(UUID.randomUUID().toString(), UNHCR, "caseworker"),
                        Map.of("name", Map.of("ar", "أخصائي", "en", "Worker")))
                .hasStatus(200);
        String path = "/v1/workers/" + worker.id();

        as(MANAGER_AT_MINISTRY).get(path).hasStatus(200);
        as(MANAGER_AT_MINISTRY).get(path + "/trainings").hasStatus(200);
        for (String part : List.of("absences", "supervision-sessions", "caseload")) {
            as(MANAGER_AT_MINISTRY).get(path + "/" + part).isProblem(403, "not-allowed");
            as(MANAGER_AT_UNHCR).get(path + "/" + part).hasStatus(200);
        }
        for (String part : List.of("absences", "supervision-sessions")) {
            as(SUPERVISOR_AT_UNHCR).get(path + "/" + part).isProblem(403, "not-allowed");
        }
    }

    @Test
    void the_register_is_seen_by_its_authority_the_agency_and_the_worker_herself() {
        String account = CASEWORKER_AT_UNHCR.subject().toString();
        String worker = as(CASEWORKER_AT_UNHCR)
                .get("/v1/workers")
                .<String>list("items.id")
                .get(0);
        String path = "/v1/workers/" + worker;

        as(MANAGER_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(as(CASEWORKER_AT_UNHCR).get("/v1/workers").<String>list("items.id"))
                .containsExactly(worker);
        as(SUPERVISOR_AT_MINISTRY).get(path).isProblem(404, "not-found");
        as(CASEWORKER_AT_MINISTRY).get(path).isProblem(404, "not-found");
        as(ADMINISTRATOR).get(path).isProblem(403, "not-allowed");
        as(MANAGER_AT_MINISTRY)
                .put("/v1/workers/by-account/" + account, Map.of("name", Map.of("ar", "أخصائي", "en", "Worker")))
                .isProblem(422, "invalid-fields")
                .names("#accountId", "unknown-account");
    }

    @Test
    void accredited_training_counts_for_professional_development() {
        Answer worker = licensed(UUID.randomUUID().toString(), 25);
        String path = "/v1/workers/" + worker.id();
        Map<String, Object> course = Map.of(
                "title",
                "Case management, level 2",
                "provider",
                "Ministry",
                "accredited",
                true,
                "hours",
                12.5,
                "endedOn",
                TestClock.today().withDayOfMonth(1).toString(),
                "certificateReference",
                "C-17");
        as(SUPERVISOR_AT_MINISTRY).post(path + "/trainings", course).hasStatus(201);
        as(SUPERVISOR_AT_MINISTRY)
                .post(
                        path + "/trainings",
                        Map.of(
                                "title",
                                "Reading",
                                "provider",
                                "herself",
                                "accredited",
                                false,
                                "hours",
                                9,
                                "endedOn",
                                TestClock.today().toString()))
                .hasStatus(201);

        Answer read = as(SUPERVISOR_AT_MINISTRY).get(path).hasStatus(200);

        assertThat(read.<Number>at("development.hoursAttended").doubleValue()).isEqualTo(12.5);
        assertThat(read.<Integer>at("development.hoursRequired")).isEqualTo(30);
        assertThat(as(SUPERVISOR_AT_MINISTRY).get(path + "/trainings").list("items"))
                .hasSize(2);
    }

    @Test
    void a_supervision_session_keeps_what_it_found_of_each_standard() {
        Answer worker = licensed(UUID.randomUUID().toString(), 25);
        String path = "/v1/workers/" + worker.id() + "/supervision-sessions";

        as(SUPERVISOR_AT_MINISTRY)
                .post(
                        path,
                        Map.of(
                                "heldOn",
                                TestClock.today().toString(),
                                "standards",
                                List.of(
                                        Map.of("standard", "SAFE_CASE_NOTES", "met", "YES"),
                                        Map.of("standard", "CHILD_SEEN", "met", "PARTLY")),
                                "agreedSteps",
                                "Visit each child monthly"))
                .hasStatus(201);

        Answer kept = as(SUPERVISOR_AT_MINISTRY).get(path).hasStatus(200);
        assertThat(kept.<String>list("items[0].standards.met")).containsExactlyInAnyOrder("PARTLY", "YES");
        as(CASEWORKER_AT_MINISTRY).post(path, Map.of()).isProblem(403, "not-allowed");
    }

    @Test
    void the_end_of_a_licence_is_said_once_for_each_time_before_it() {
        Answer worker = worker(UUID.randomUUID().toString(), 25);
        licence(worker, TestClock.today().plusDays(20));

        warnings.sweep();
        warnings.sweep();

        try (Topic topic = Topic.open("wasl.case.events")) {
            var event =
                    topic.await(r -> r.key().equals(worker.id()) && r.value().contains("\"step\":\"expiring\""));
            assertThat(event.value()).contains("\"daysLeft\":20");
        }
        assertThat(warned(worker)).isEqualTo(30);
    }

    @Inject
    jakarta.persistence.EntityManager entities;

    private int warned(Answer worker) {
        return ((Number) entities.createNativeQuery("select warned_days from licence where worker_id = :id")
                        .setParameter("id", UUID.fromString(worker.id()))
                        .getSingleResult())
                .intValue();
    }
}
