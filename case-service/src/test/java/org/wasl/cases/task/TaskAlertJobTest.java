package org.wasl.cases.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.SUPERVISOR_AT_MINISTRY;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;

/** Deadlines at work. Time is moved by moving the task's times back. */
@QuarkusTest
class TaskClockTest extends CaseTest {
    @Inject
    EntityManager entities;

    @Inject
    TaskAlertJob taskClock;

    @Test
    void a_task_reminds_is_overdue_and_goes_to_the_supervisor_each_once() {
        Answer file = opened("DISABILITY");
        String task = task(file, "ASSESSMENT").at("items[0].id");

        passed(task, Duration.ofDays(12));
        taskClock.sweep();
        taskClock.sweep();

        try (Topic topic = Topic.open("wasl.case.events")) {
            for (String step : new String[] {"remind", "breach", "escalate"}) {
                topic.await(r -> r.value().contains(task) && r.value().contains("\"step\":\"" + step + "\""));
            }
        }
        Answer escalated = as(SUPERVISOR_AT_MINISTRY).get("/v1/tasks?queue=TEAM&type=ESCALATION&caseId=" + file.id());
        assertThat(escalated.<String>list("items.subjectId")).containsExactly(task);
        assertThat(as(CASEWORKER_AT_MINISTRY).get("/v1/tasks/" + task).<Object>at("breachedAt"))
                .isNotNull();
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/tasks?queue=OVERDUE&caseId=" + file.id())
                        .<String>list("items.id"))
                .containsExactly(task);
    }

    @Test
    void the_clock_stands_while_the_case_is_on_hold() {
        Answer file = opened("DISABILITY");
        Answer before = task(file, "ASSESSMENT");
        String task = before.at("items[0].id");
        step(
                file,
                "hold",
                Map.of(
                        "reason",
                        "travels",
                        "reviewDue",
                        TestClock.today().plusDays(10).toString()));
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update task set paused_at = paused_at - interval '5 days' where id = :id")
                .setParameter("id", UUID.fromString(task))
                .executeUpdate());
        passed(task, Duration.ofDays(12));
        taskClock.sweep();
        Answer paused = as(CASEWORKER_AT_MINISTRY).get("/v1/tasks/" + task);
        assertThat(paused.<Boolean>at("paused")).isTrue();
        assertThat(paused.<Boolean>at("overdue")).isFalse();
        assertThat(paused.<Object>at("breachedAt")).isNull();

        Instant stood = Instant.parse(paused.<String>at("dueAt"));
        step(read(file), "resume", null);

        Instant due = Instant.parse(
                as(CASEWORKER_AT_MINISTRY).get("/v1/tasks/" + task).<String>at("dueAt"));
        assertThat(Duration.between(stood, due))
                .isBetween(Duration.ofDays(5), Duration.ofDays(5).plusMinutes(5));
    }

    @Test
    void follow_ups_recur_by_risk_and_do_not_keep_a_case_from_closing() {
        Answer file = riskOf(opened("DISABILITY"), "MEDIUM");
        step(file, "complete-assessment", null);
        planned(file);
        Answer followUp = task(file, "FOLLOW_UP");
        assertThat(days(followUp)).isEqualTo(13);

        riskOf(file, "LOW");
        assertThat(days(task(file, "FOLLOW_UP"))).isEqualTo(29);

        step(read(file), "closure", Map.of("reason", "GOALS_ACHIEVED", "summary", "done"));
        decided(file, "approve");
        assertThat(task(file, "FOLLOW_UP").list("items")).isEmpty();
    }

    @Test
    void a_review_asks_for_the_risk_anew_and_the_next_one_is_counted_from_it() {
        Answer file = riskOf(opened("DISABILITY"), "MEDIUM");
        step(file, "complete-assessment", null);
        planned(file);
        Answer inReview = step(read(file), "review", null);
        as(CASEWORKER_AT_MINISTRY)
                .step(inReview, "/v1/cases/" + file.id() + "/continue", null)
                .isProblem(409, "risk-not-assessed");
        String first = task(file, "REVIEW").at("items[0].id");

        step(riskOf(file, "MEDIUM"), "continue", null);

        assertThat(task(file, "REVIEW").<String>at("items[0].id")).isNotEqualTo(first);
    }

    private static Answer task(Answer file, String type) {
        return as(CASEWORKER_AT_MINISTRY)
                .get("/v1/tasks?status=OPEN&caseId=" + file.id() + "&type=" + type)
                .hasStatus(200);
    }

    /** Whole days left until the first of them is due. */
    private static long days(Answer tasks) {
        return Duration.between(TestClock.now(), Instant.parse(tasks.<String>at("items[0].dueAt")))
                .toDays();
    }

    private void passed(String task, Duration time) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update task set due_at = due_at - cast(:by as interval),"
                                + " remind_at = remind_at - cast(:by as interval),"
                                + " escalate_at = escalate_at - cast(:by as interval),"
                                + " next_bell_at = next_bell_at - cast(:by as interval) where id = :id")
                        .setParameter("by", time.toDays() + " days")
                        .setParameter("id", UUID.fromString(task))
                        .executeUpdate());
    }
}
