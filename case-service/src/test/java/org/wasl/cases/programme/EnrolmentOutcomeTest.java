package org.wasl.cases.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.cases.programme.ProgrammeTest.enrolled;
import static org.wasl.cases.programme.ProgrammeTest.path;
import static org.wasl.cases.programme.ProgrammeTest.started;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_UNHCR;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.StatedFacts;
import org.wasl.platform.testing.TestClock;
import org.wasl.platform.testing.Topic;
import org.wasl.platform.value.JordanTime;
import org.wasl.platform.value.WorkCalendar;

/** What becomes of those who completed a programme. Time passes by moving what is expected back. */
@QuarkusTest
class EnrolmentOutcomeTest extends CaseTest {
    @Inject
    EntityManager entities;

    @Inject
    OutcomeReminderJob reminders;

    @Test
    void who_completes_a_programme_is_asked_then_and_after_three_and_six_months() {
        Answer completed = completed(somebody());
        LocalDate today = LocalDate.parse(completed.<String>at("completedOn"));

        assertThat(completed.<String>list("outcomes.milestone"))
                .containsExactly("AT_COMPLETION", "AFTER_3_MONTHS", "AFTER_6_MONTHS");
        assertThat(completed.<String>list("outcomes.expectedOn"))
                .containsExactly(
                        today.toString(),
                        today.plusMonths(3).toString(),
                        today.plusMonths(6).toString());
        assertThat(completed.<Boolean>list("outcomes.overdue")).containsOnly(false);
        for (String due : completed.<String>list("outcomes.dueAt")) {
            assertThat(new WorkCalendar(Set.of()).isWorkday(JordanTime.dateOf(Instant.parse(due))))
                    .isTrue();
        }
    }

    @Test
    void an_outcome_is_recorded_and_corrected() {
        Answer expected = outcome(completed(somebody()), 0);

        Answer recorded = put(expected, "WORK_FOUND", TestClock.today()).hasStatus(200);
        Answer again = put(recorded, "WORK_FOUND", TestClock.today()).hasStatus(200);
        Answer corrected = put(again, "RETURNED_TO_SCHOOL", TestClock.today()).hasStatus(200);

        assertThat(recorded.<String>at("outcome")).isEqualTo("WORK_FOUND");
        assertThat(again.<Integer>at("version")).isEqualTo(1);
        assertThat(corrected.<String>at("outcome")).isEqualTo("RETURNED_TO_SCHOOL");
        put(expected, "NONE", TestClock.today()).isProblem(412, "stale-version");
    }

    @Test
    void nothing_is_recorded_before_its_day_nor_of_a_day_to_come() {
        Answer completed = completed(somebody());
        Answer later = outcome(completed, 1);

        assertThat(later.<List<String>>at("allowedActions")).isEmpty();
        put(later, "WORK_FOUND", TestClock.today())
                .isProblem(422, "invalid-fields")
                .names("/observedOn", "before-the-milestone");
        put(outcome(completed, 0), "WORK_FOUND", TestClock.today().plusDays(1))
                .isProblem(422, "invalid-fields")
                .names("/observedOn", "in-the-future");
    }

    @Test
    void what_is_not_recorded_in_time_is_overdue() {
        Answer completed = completed(somebody());
        String queue = "/v1/enrolment-outcomes?programmeId=" + completed.at("programmeId") + "&queue=";
        assertThat(listed(queue + "OVERDUE")).isEmpty();
        assertThat(listed(queue + "DUE")).containsExactly("AT_COMPLETION");

        monthsPass(4, completed);

        assertThat(listed(queue + "OVERDUE")).containsExactly("AT_COMPLETION", "AFTER_3_MONTHS");
        assertThat(listed(queue + "EXPECTED")).hasSize(3);
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/programmes/" + completed.at("programmeId") + "/enrolments")
                        .<List<Boolean>>list("items.outcomes.overdue"))
                .containsExactly(List.of(true, true, false));

        put(outcome(completed, 1), "STILL_IN_WORK", TestClock.today()).hasStatus(200);

        assertThat(listed(queue + "OVERDUE")).containsExactly("AT_COMPLETION");
        assertThat(listed(queue + "RECORDED")).containsExactly("AFTER_3_MONTHS");
    }

    @Test
    void of_who_had_the_record_erased_nothing_is_asked_and_nothing_goes_on() {
        String person = somebody();
        Answer completed = completed(person);
        put(outcome(completed, 0), "WORK_FOUND", TestClock.today()).hasStatus(200);
        Answer programme = started(ProgrammeTest.planned(5));
        enrolled(programme, person, List.of());

        Topic.send("wasl.registry.events", person, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.person.status-changed","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"personId":"%s","status":"ERASED","agencies":null}}""".formatted(UUID.randomUUID(), person, person));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get(path(programme) + "/enrolments")
                        .<String>list("items.status"))
                .containsExactly("WITHDRAWN"));
        String outcomes = "/v1/enrolment-outcomes?programmeId=" + completed.at("programmeId") + "&queue=";
        assertThat(listed(outcomes + "EXPECTED")).isEmpty();
        assertThat(listed(outcomes + "RECORDED")).containsExactly("AT_COMPLETION");

        Answer recorded = outcome(completed, 0);
        assertThat(recorded.<List<String>>at("allowedActions")).isEmpty();
        put(recorded, "NONE", TestClock.today()).isProblem(409, "illegal-step");
        assertThat(outcome(completed, 0).<String>at("outcome")).isEqualTo("WORK_FOUND");
    }

    @Test
    void the_agency_is_reminded_of_who_has_no_case_once_when_it_can_be_asked_and_once_when_it_is_overdue() {
        Answer completed = completed(somebody());
        try (Topic topic = Topic.open("wasl.case.events")) {
            monthsPass(3, completed);
            reminders.sweep();
            topic.await(record -> isReminder(record.key(), record.value(), completed, "outcome-due"));
            monthsPass(1, completed);
            reminders.sweep();
            topic.await(record -> isReminder(record.key(), record.value(), completed, "outcome-overdue"));
        }
        assertThat(remindersLeft(completed)).isEqualTo(1);
    }

    @Test
    void after_the_case_is_closed_the_agency_is_reminded_all_the_same() {
        Answer file = opened("GBV");
        Answer completed = completed(file.at("subjectId"));
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update task set status = 'CANCELLED' where case_id = :id and type = 'PROGRAMME_OUTCOME'")
                .setParameter("id", UUID.fromString(file.id()))
                .executeUpdate());

        try (Topic topic = Topic.open("wasl.case.events")) {
            monthsPass(4, completed);
            reminders.sweep();
            topic.await(record -> isReminder(record.key(), record.value(), completed, "outcome-overdue"));
        }
    }

    private static boolean isReminder(String key, String value, Answer completed, String step) {
        return key.equals(completed.id()) && value.contains("\"step\":\"" + step + "\"");
    }

    private long remindersLeft(Answer completed) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(
                                "select count(*) from enrolment_outcome where enrolment_id = :id and remind_at is not null")
                        .setParameter("id", UUID.fromString(completed.id()))
                        .getSingleResult())
                .longValue());
    }

    @Test
    void another_agency_knows_of_none() {
        Answer expected = outcome(completed(somebody()), 0);

        as(CASEWORKER_AT_UNHCR).get("/v1/enrolment-outcomes/" + expected.id()).isProblem(404, "not-found");
        as(CASEWORKER_AT_UNHCR)
                .with("If-Match", expected.etag())
                .put("/v1/enrolment-outcomes/" + expected.id(), body("NONE", TestClock.today()))
                .isProblem(404, "not-found");
    }

    @Test
    void where_there_is_a_case_it_is_a_task_of_its_owner_until_it_is_recorded() {
        Answer file = opened("GBV");
        Answer completed = completed(file.at("subjectId"));
        String tasks = "/v1/tasks?type=PROGRAMME_OUTCOME&caseId=" + file.id();
        assertThat(as(CASEWORKER_AT_MINISTRY).get(tasks).<String>list("items.subjectId"))
                .isEqualTo(completed.<String>list("outcomes.id"));
        assertThat(as(CASEWORKER_AT_MINISTRY).get(tasks).<String>list("items.dueAt"))
                .isEqualTo(completed.<String>list("outcomes.dueAt"));

        put(outcome(completed, 0), "WORK_FOUND", TestClock.today()).hasStatus(200);

        assertThat(as(CASEWORKER_AT_MINISTRY).get(tasks).<String>list("items.subjectId"))
                .isEqualTo(completed.<String>list("outcomes.id").subList(1, 3));
    }

    @Test
    void outcomes_are_stated_with_their_days() {
        try (StatedFacts facts = StatedFacts.of(Producer.CASE)) {
            Answer completed = completed(somebody());
            put(outcome(completed, 0), "OWN_BUSINESS", TestClock.today()).hasStatus(200);

            JsonNode stated = facts.await("enrolment.stated", completed.id(), fact -> fact.at("/outcomes/0")
                    .has("outcome"));

            assertThat(stated.path("completedOn").asText()).isEqualTo(completed.<String>at("completedOn"));
            assertThat(stated.at("/outcomes/0/outcome").asText()).isEqualTo("OWN_BUSINESS");
            assertThat(stated.at("/outcomes/0/observedOn").asText())
                    .isEqualTo(TestClock.today().toString());
            assertThat(stated.at("/outcomes/2/milestone").asText()).isEqualTo("AFTER_6_MONTHS");
            assertThat(stated.at("/outcomes/2").has("outcome")).isFalse();
        }
    }

    private static Answer completed(String person) {
        Answer programme = started(ProgrammeTest.planned(5));
        Answer enrolment = enrolled(programme, person, List.of());
        return as(CASEWORKER_AT_MINISTRY)
                .step(enrolment, path(programme) + "/enrolments/" + enrolment.id() + "/complete", null)
                .hasStatus(200);
    }

    private static Answer outcome(Answer completed, int milestone) {
        return as(CASEWORKER_AT_MINISTRY)
                .get("/v1/enrolment-outcomes/"
                        + completed.<String>list("outcomes.id").get(milestone))
                .hasStatus(200);
    }

    private static Answer put(Answer expected, String outcome, LocalDate day) {
        return as(CASEWORKER_AT_MINISTRY)
                .with("If-Match", expected.etag())
                .put("/v1/enrolment-outcomes/" + expected.id(), body(outcome, day));
    }

    private static Map<String, String> body(String outcome, LocalDate day) {
        return Map.of("outcome", outcome, "observedOn", day.toString());
    }

    private static List<String> listed(String path) {
        return as(CASEWORKER_AT_MINISTRY).get(path).hasStatus(200).list("items.milestone");
    }

    private void monthsPass(int months, Answer completed) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
                        "update enrolment_outcome set expected_on = expected_on - cast(:by as interval),"
                                + " due_at = due_at - cast(:by as interval), remind_at = remind_at - cast(:by as interval)"
                                + " where enrolment_id = :id")
                .setParameter("by", months + " months")
                .setParameter("id", UUID.fromString(completed.id()))
                .executeUpdate());
    }
}
