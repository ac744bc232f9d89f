package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class PersonStatusConsumerTest extends CaseTest {
    @Inject
    EntityManager entities;

    @Test
    void of_the_closed_case_of_an_erased_person_stays_what_counts() {
        Answer file = aCaseWithWords();
        String path = "/v1/cases/" + file.id();
        closedLongAgo(file);

        happens("ERASED", file);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(CASEWORKER_AT_MINISTRY).get(path).raw().statusCode() == 404);
        as(SUPERVISOR_AT_MINISTRY).get(path + "/notes").isProblem(404, "not-found");
        assertThat(parts(file))
                .containsOnlyKeys("case_state", "service_delivery")
                .containsEntry("service_delivery", 1L);
        assertThat(kept(file, "programme")).isEqualTo("DISABILITY");
        assertThat(kept(file, "status")).isEqualTo("CLOSED");
        assertThat(kept(file, "closure_summary")).isNull();
        assertThat(kept(file, "array_length(concerns, 1)")).isNull();
    }

    @Test
    void a_running_case_stays_whatever_is_said() {
        Answer file = aCaseWithWords();
        Answer proof = aCaseWithWords();
        closedLongAgo(proof);
        happens("ERASED", file);
        happens("ERASED", proof);
        await().atMost(Duration.ofSeconds(20)).until(() -> kept(proof, "erased_at") != null);

        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases/" + file.id() + "/notes")
                        .<String>list("items.text"))
                .containsExactly("She lives at the third door");
    }

    @Test
    void who_works_with_somebody_learns_that_she_died_once() {
        Answer file = opened("DISABILITY");
        happens("DECEASED", file);
        happens("DECEASED", file);
        happens("INACTIVE", file);

        String tasks = "/v1/tasks?caseId=" + file.id();
        await().atMost(Duration.ofSeconds(20)).until(() -> as(CASEWORKER_AT_MINISTRY)
                .get(tasks)
                .<String>list("items.type")
                .contains("SUBJECT_DECEASED"));
        Answer told = as(CASEWORKER_AT_MINISTRY).get(tasks);
        assertThat(told.<String>list("items.findAll { it.type == 'SUBJECT_DECEASED' }.assignee"))
                .containsExactly(CASEWORKER_AT_MINISTRY.subject().toString());
    }

    @Test
    void what_one_agency_says_of_a_death_is_no_task_of_another_that_has_not_confirmed_it() {
        Answer file = opened("DISABILITY");
        Answer proof = opened("DISABILITY");
        happens("DECEASED", file, "[\"" + Persona.UNHCR + "\"]");
        happens("DECEASED", proof, "[\"" + Persona.UNHCR + "\",\"" + Persona.MINISTRY + "\"]");

        await().atMost(Duration.ofSeconds(20)).until(() -> as(CASEWORKER_AT_MINISTRY)
                .get("/v1/tasks?caseId=" + proof.id())
                .<String>list("items.type")
                .contains("SUBJECT_DECEASED"));
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/tasks?caseId=" + file.id())
                        .<String>list("items.type"))
                .doesNotContain("SUBJECT_DECEASED");
    }

    private Answer aCaseWithWords() {
        Answer file = opened("DISABILITY");
        String path = "/v1/cases/" + file.id();
        riskOf(file, "LOW");
        planned(file);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/notes", Map.of("kind", "CLIENT_CONTACT", "text", "She lives at the third door"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/flags", Map.of("code", "SAFE_CONTACT_RULES", "text", "Call before noon only"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/participants", Map.of("personId", somebody(), "role", "CAREGIVER"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/services", Map.of("serviceType", "ASSISTIVE_DEVICE"))
                .hasStatus(201);
        as(CASEWORKER_AT_MINISTRY)
                .post(path + "/attachments", Map.of("fileName", "a.pdf", "mediaType", "PDF", "restricted", false))
                .hasStatus(201);
        return file;
    }

    private void closedLongAgo(Answer file) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update case_file set status = 'CLOSED', closed_at = cast(:now as timestamptz) - interval '9 years',"
                                + " closure_summary = 'She walks' where id = cast(:id as uuid)")
                .setParameter("now", TestClock.now())
                .setParameter("id", file.id())
                .executeUpdate());
    }

    private static void happens(String status, Answer file) {
        happens(status, file, "null");
    }

    /** @param agencies for whom it holds, in JSON */
    private static void happens(String status, Answer file, String agencies) {
        String person = file.at("subjectId");
        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.status-changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","status":"%s","agencies":%s}}""".formatted(UUID.randomUUID(), person, person, status, agencies));
    }

    /** The tables with rows of the case, and how many. */
    private Map<String, Long> parts(Answer file) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<String, Long> rows = new java.util.TreeMap<>();
            @SuppressWarnings("unchecked")
            List<String> tables = entities.createNativeQuery(
                            "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'case_id'"
                                    + " and table_name not like '%\\_fact'")
                    .getResultList();
            tables.forEach(table -> {
                Number count = (Number) entities.createNativeQuery(
                                "select count(*) from " + table + " where case_id = cast(:id as uuid)")
                        .setParameter("id", file.id())
                        .getSingleResult();
                if (count.longValue() > 0) {
                    rows.put(table, count.longValue());
                }
            });
            return rows;
        });
    }

    private Object kept(Answer file, String what) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(
                        "select " + what + " from case_file where id = cast(:id as uuid)")
                .setParameter("id", file.id())
                .getSingleResult());
    }
}
