package org.wasl.cases.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;

@QuarkusTest
class QueueTest extends CaseTest {
    @Test
    void what_is_due_first_comes_first_over_all_pages() {
        Answer file = opened("DISABILITY");
        as(CASEWORKER_AT_MINISTRY)
                .post(
                        "/v1/cases/" + file.id() + "/conferences",
                        Map.of(
                                "heldAt",
                                TestClock.now().minusSeconds(3600).toString(),
                                "attendees",
                                List.of(Map.of("agencyId", MINISTRY, "role", "health")),
                                "decisions",
                                List.of("go on"),
                                "nextSteps",
                                List.of(
                                        Map.of("title", "later", "dueAt", inDays(40)),
                                        Map.of("title", "soon", "dueAt", inDays(1)),
                                        Map.of("title", "next", "dueAt", inDays(20)))))
                .hasStatus(201);

        List<String> seen = new ArrayList<>();
        String next = "/v1/tasks?limit=2&type=CUSTOM&caseId=" + file.id();
        while (next != null) {
            Answer page = as(CASEWORKER_AT_MINISTRY).get(next).hasStatus(200);
            seen.addAll(page.list("items.title"));
            next = page.at("next");
        }

        assertThat(seen).containsExactly("soon", "next", "later");
    }

    @Test
    void a_queue_shows_open_work_and_done_work_only_where_asked() {
        Answer file = opened("DISABILITY");
        String queue = "/v1/tasks?caseId=" + file.id();

        assertThat(as(CASEWORKER_AT_MINISTRY).get(queue).<String>list("items.type"))
                .containsExactly("ASSESSMENT");
        assertThat(as(CASEWORKER_AT_MINISTRY).get(queue + "&status=DONE").<String>list("items.type"))
                .containsExactly("FIRST_RESPONSE");
    }

    @Test
    void a_team_is_whom_one_supervises() {
        Answer ours = opened("DISABILITY");
        Map<String, Object> body = caseOf(somebody(), "DISABILITY");
        body.put("supervisorId", signedIn(UUID.randomUUID().toString(), MINISTRY, "supervisor"));
        Answer theirs = as(CASEWORKER_AT_MINISTRY).post("/v1/cases", body).hasStatus(201);

        assertThat(ours.<String>at("supervisorId"))
                .as("the supervisor of the register")
                .isEqualTo(SUPERVISOR_AT_MINISTRY.subject().toString());
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=TEAM&caseId=" + ours.id())
                        .list("items"))
                .hasSize(1);
        assertThat(as(SUPERVISOR_AT_MINISTRY)
                        .get("/v1/tasks?queue=TEAM&caseId=" + theirs.id())
                        .list("items"))
                .isEmpty();
    }

    private static String inDays(int days) {
        return TestClock.now().plus(Duration.ofDays(days)).toString();
    }
}
