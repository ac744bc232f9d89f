package org.wasl.cases.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MANAGER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.OTHER_CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_UNHCR;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;

/** A worker leaves: the supervisor has a task for each running case, and gives them to others, many at once, by the rules of giving one. */
@QuarkusTest
class ReassignmentTest extends CaseTest {
    private static final String OTHER = OTHER_CASEWORKER_AT_MINISTRY.subject().toString();

    @Inject
    EntityManager entities;

    @Test
    void each_running_case_of_a_worker_who_leaves_is_a_task_once_and_done_when_it_is_given_away() {
        String leaving = UUID.randomUUID().toString();
        Answer worker = licensed(leaving, 25);
        List<Answer> files = casesOf(leaving, 3);
        Answer closed = step(identified("DISABILITY"), "screen-out", Map.of("reason", "Moved away"));

        activity(worker, false);
        activity(worker, true);
        activity(worker, false);

        assertThat(files).allSatisfy(file -> assertThat(tasks(file)).hasSize(1));
        assertThat(tasks(closed)).isEmpty();
        Answer report = reassigned(lines(files, OTHER), null).hasStatus(200);
        assertThat(report.<Integer>at("assigned")).isEqualTo(3);
        assertThat(report.<Integer>at("refused")).isZero();
        assertThat(report.<Integer>list("lines.line")).containsExactly(1, 2, 3);
        assertThat(files).allSatisfy(file -> {
            assertThat(tasks(file)).isEmpty();
            assertThat(as(OTHER_CASEWORKER_AT_MINISTRY)
                            .get("/v1/cases/" + file.id())
                            .<String>at("ownerId"))
                    .isEqualTo(OTHER);
        });
    }

    @Test
    void a_worker_who_is_registered_as_gone_leaves_tasks_too() {
        String leaving = UUID.randomUUID().toString();
        licensed(leaving, 25);
        Answer file = casesOf(leaving, 1).get(0);

        as(MANAGER_AT_MINISTRY)
                .put(
                        "/v1/workers/by-account/" + leaving,
                        Map.of("name", Map.of("ar", "أخصائية", "en", "Worker"), "active", false))
                .hasStatus(200);

        assertThat(tasks(file)).hasSize(1);
    }

    @Test
    void where_the_supervisor_has_left_as_well_any_supervisor_finds_the_task() {
        String leaving = UUID.randomUUID().toString();
        licensed(leaving, 25);
        Answer file = casesOf(leaving, 1).get(0);
        String supervisor = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
        as(SUPERVISOR_AT_MINISTRY)
                .with("If-Match", "*")
                .put(
                        "/v1/cases/" + file.id() + "/supervisor",
                        Map.of("supervisorId", supervisor, "reason", "Another team"))
                .hasStatus(200);
        activity(worker(supervisor, 1), false);

        activity(worker(leaving, 25), false);

        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?type=REASSIGNMENT&caseId=" + file.id())
                        .list("items"))
                .hasSize(1);
    }

    @Test
    void what_cannot_be_given_stays_and_stops_nothing_and_each_line_says_what_a_single_assignment_says() {
        String full = UUID.randomUUID().toString();
        licensed(full, 1);
        Answer first = opened("DISABILITY");
        Answer second = opened("DISABILITY");
        Answer stale = opened("DISABILITY");
        Answer nobodys = opened("DISABILITY");
        Answer closed = step(identified("DISABILITY"), "screen-out", Map.of("reason", "Moved away"));
        Answer restricted = byAnotherSupervisor();
        List<Map<String, Object>> lines = List.of(
                line(first, full),
                line(second, full),
                Map.of("caseId", stale.id(), "version", 77, "ownerId", OTHER),
                line(nobodys, UUID.randomUUID().toString()),
                line(closed, OTHER),
                line(restricted, OTHER),
                Map.of("caseId", UUID.randomUUID().toString(), "version", 0, "ownerId", OTHER),
                Map.of("caseId", stale.id(), "version", version(stale), "ownerId", OTHER, "supervisorId", OTHER));
        int traces = traces(first) + traces(second) + traces(restricted);

        Answer report = reassigned(lines, null).hasStatus(200);

        assertThat(report.<Integer>at("assigned")).isEqualTo(1);
        assertThat(report.<Integer>at("refused")).isEqualTo(7);
        assertThat(report.<Object>at("lines[0].problem")).isNull();
        assertThat(report.<String>list("lines.problem.type"))
                .containsExactly(
                        "/problems/worker-not-available",
                        "/problems/stale-version",
                        "/problems/worker-not-available",
                        "/problems/illegal-step",
                        "/problems/not-found",
                        "/problems/not-found",
                        "/problems/invalid-fields");
        assertThat(report.<List<String>>list("lines.problem.objections"))
                .contains(List.of("caseload-full"), List.of("not-a-worker"));
        Map<String, Object> hidden = report.at("lines[5].problem");
        assertThat(hidden).as("a case that the caller may not know of").isEqualTo(report.at("lines[6].problem"));
        assertThat(traces(first) + traces(second) + traces(restricted))
                .as("one audit row for the one that was given")
                .isEqualTo(traces + 1);
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/cases/" + first.id() + "/assignments")
                        .<String>list("items.id"))
                .containsExactly(report.<String>at("lines[0].assignmentId"));
        assertThat(reassigned(lines.subList(0, 1), null).<String>at("lines[0].problem.type"))
                .as("sent again")
                .isEqualTo("/problems/stale-version");
        assertThat(reassigned(List.of(line(second, full)), "Nobody else speaks sign language")
                        .<Integer>at("assigned"))
                .isEqualTo(1);
    }

    @Test
    void it_is_the_supervisors_and_at_most_a_thousand() {
        Answer file = opened("DISABILITY");
        List<Map<String, Object>> lines = List.of(line(file, OTHER));

        as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases/reassignments", body(lines, null))
                .isProblem(403, "not-allowed");
        assertThat(as(SUPERVISOR_AT_UNHCR)
                        .post("/v1/cases/reassignments", body(lines, null))
                        .hasStatus(200)
                        .<String>list("lines.problem.type"))
                .containsExactly("/problems/not-found");
        List<Map<String, Object>> many = IntStream.range(0, 1001)
                .mapToObj(i ->
                        Map.<String, Object>of("caseId", UUID.randomUUID().toString(), "version", 0, "ownerId", OTHER))
                .toList();
        reassigned(many, null).isProblem(422, "invalid-fields").names("/cases", "size");
        assertThat(reassigned(many.subList(0, 1000), null).hasStatus(200).<Integer>at("refused"))
                .isEqualTo(1000);
    }

    private static Answer byAnotherSupervisor() {
        String supervisor = signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor");
        Map<String, Object> body = caseOf(somebody(), "GBV");
        body.put("supervisorId", supervisor);
        return as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);
    }

    private List<Answer> casesOf(String account, int number) {
        List<Answer> files = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            files.add(opened("DISABILITY"));
        }
        assertThat(reassigned(lines(files, account), null).<Integer>at("assigned"))
                .isEqualTo(number);
        return files;
    }

    private static List<Map<String, Object>> lines(List<Answer> files, String account) {
        return files.stream().map(file -> line(file, account)).toList();
    }

    private static Map<String, Object> line(Answer file, String account) {
        return Map.of("caseId", file.id(), "version", version(file), "ownerId", account);
    }

    private static int version(Answer file) {
        Answer read = as(SUPERVISOR_AT_MINISTRY).get("/v1/cases/" + file.id());
        return read.raw().statusCode() == 200 ? read.at("version") : file.at("version");
    }

    private static Answer reassigned(List<Map<String, Object>> lines, String override) {
        return as(SUPERVISOR_AT_MINISTRY).post("/v1/cases/reassignments", body(lines, override));
    }

    private static Map<String, Object> body(List<Map<String, Object>> lines, String override) {
        Map<String, Object> body = new HashMap<>(Map.of("cases", lines, "reason", "The worker has left"));
        body.put("overrideReason", override);
        return body;
    }

    private static void activity(Answer worker, boolean active) {
        as(MANAGER_AT_MINISTRY)
                .patch("/v1/workers/" + worker.id(), "*", Map.of("active", active))
                .hasStatus(200);
    }

    private static List<String> tasks(Answer file) {
        return as(SUPERVISOR_AT_MINISTRY)
                .get("/v1/tasks?queue=TEAM&type=REASSIGNMENT&caseId=" + file.id())
                .hasStatus(200)
                .list("items.id");
    }

    private int traces(Answer file) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) entities.createNativeQuery("select count(*) from audit_entry where record_id = '"
                                        + file.id() + "' and action like '%case.assigned'")
                                .getSingleResult())
                        .intValue());
    }
}
