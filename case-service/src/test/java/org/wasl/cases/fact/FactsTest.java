package org.wasl.cases.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wasl.cases.CaseTest;
import org.wasl.contracts.event.Producer;
import org.wasl.platform.testing.Api.Answer;
import org.wasl.platform.testing.StatedFacts;

/** What the case service states for figures, also of restricted cases: they count like all others, and nobody but the figures reads it. */
@QuarkusTest
class FactsTest extends CaseTest {
    private StatedFacts facts;

    @BeforeEach
    void open() {
        facts = StatedFacts.of(Producer.CASE);
    }

    @AfterEach
    void close() {
        facts.close();
    }

    @Test
    void each_kind_has_its_view() {
        StatedFacts.haveTheirViews(Producer.CASE);
    }

    @Test
    void a_case_is_stated_with_each_state_that_it_was_in() {
        Answer file = opened("CHILD_PROTECTION");
        riskOf(file, "HIGH");

        JsonNode stated = facts.await(
                "case.stated", file.id(), fact -> fact.path("risk").asText().equals("HIGH"));

        assertThat(stated.path("programme").asText()).isEqualTo("CHILD_PROTECTION");
        assertThat(stated.path("status").asText()).isEqualTo("OPEN");
        assertThat(stated.path("states"))
                .extracting(state -> state.path("status").asText())
                .startsWith("IDENTIFIED")
                .endsWith("OPEN");
        assertThat(stated.path("states"))
                .extracting(state -> state.path("risk").asText())
                .startsWith("NOT_ASSESSED")
                .endsWith("HIGH");
    }

    @Test
    void a_plan_is_stated_with_its_goals_when_a_goal_changes() {
        Answer file = opened("CHILD_PROTECTION");
        Answer plan = planned(file);

        JsonNode stated = facts.await(
                "plan.stated",
                plan.id(),
                fact -> fact.path("goals").size() > 0 && fact.path("actions").size() > 0);

        assertThat(stated.path("caseId").asText()).isEqualTo(file.id());
        assertThat(stated.toString()).doesNotContain("description");
    }

    @Test
    void a_restricted_case_is_counted_too() {
        Answer file = identified("GBV");

        assertThat(facts.await("case.stated", file.id(), fact -> true)
                        .path("sensitivity")
                        .asText())
                .isEqualTo("RESTRICTED");
    }
}
