package org.wasl.cases.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.wasl.platform.testing.Api.as;
import static org.wasl.platform.testing.Persona.CASEWORKER_AT_MINISTRY;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.Persona;
import org.wasl.platform.testing.Topic;

@QuarkusTest
class HouseholdHeadConsumerTest extends CaseTest {
    private final String household = UUID.randomUUID().toString();

    @Test
    void whoever_works_with_a_member_learns_once_that_the_head_is_gone_until_there_is_another() {
        Answer one = opened("DISABILITY");
        Answer other = opened("DISABILITY");
        stated(List.of(Persona.MINISTRY), one, other);
        stated(List.of(Persona.MINISTRY), one, other);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !open(one).isEmpty() && !open(other).isEmpty());
        assertThat(open(one)).containsExactly(CASEWORKER_AT_MINISTRY.subject().toString());
        assertThat(as(CASEWORKER_AT_MINISTRY)
                        .get("/v1/cases/" + one.id() + "/actions")
                        .hasStatus(200)
                        .raw()
                        .asString())
                .doesNotContain("HOUSEHOLD_HEAD");

        // The other one lives elsewhere by now.
        stated(List.of(), one);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> open(one).isEmpty() && open(other).isEmpty());
    }

    @Test
    void a_case_that_is_opened_while_the_head_is_needed_has_the_task_from_the_beginning() {
        String person = somebody();
        Answer proof = opened("DISABILITY");
        stated(List.of(Persona.MINISTRY), List.of(person, proof.at("subjectId")));
        await().atMost(Duration.ofSeconds(20)).until(() -> !open(proof).isEmpty());

        Answer file = as(CASEWORKER_AT_MINISTRY)
                .post("/v1/cases", caseOf(person, "DISABILITY"))
                .hasStatus(201);

        assertThat(open(file)).containsExactly(CASEWORKER_AT_MINISTRY.subject().toString());
        stated(List.of(), List.of(person));
        await().atMost(Duration.ofSeconds(20)).until(() -> open(file).isEmpty());
    }

    @Test
    void what_the_records_of_one_agency_say_of_the_head_is_no_task_of_another() {
        Answer file = opened("DISABILITY");
        Answer proof = opened("DISABILITY");
        stated(List.of(Persona.UNHCR), file);
        stated(List.of(Persona.UNHCR, Persona.MINISTRY), proof);

        await().atMost(Duration.ofSeconds(20)).until(() -> !open(proof).isEmpty());
        assertThat(open(file)).isEmpty();
    }

    /** Who has a task about the head of the household. */
    private static List<String> open(Answer file) {
        return as(CASEWORKER_AT_MINISTRY)
                .get("/v1/tasks?type=HOUSEHOLD_HEAD&caseId=" + file.id())
                .hasStatus(200)
                .list("items.assignee");
    }

    private void stated(List<String> neededBy, Answer... files) {
        stated(
                neededBy,
                Stream.of(files).map(file -> file.<String>at("subjectId")).toList());
    }

    private void stated(List<String> neededBy, List<String> persons) {
        String members = persons.stream().map(HouseholdHeadConsumerTest::quoted).collect(Collectors.joining(","));
        String agencies =
                neededBy.stream().map(HouseholdHeadConsumerTest::quoted).collect(Collectors.joining(","));
        Topic.send("wasl.registry.events", household, """
                {"specversion":"1.0","id":"%s","source":"/wasl/registry","type":"org.wasl.household.head-stated","subject":"%s",
                 "time":"2026-01-31T08:00:00Z","audience":"","data":{"householdId":"%s","neededBy":[%s],"members":[%s]}}""".formatted(
                        UUID.randomUUID(), household, household, agencies, members));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
