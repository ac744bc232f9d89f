package org.wasl.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemBodyTest {
    @Test
    void what_stands_against_a_step_is_told_by_its_code_and_in_the_callers_language() {
        Problem refusal =
                new Problem(CommonProblem.ILLEGAL_STEP, "assign", "OPEN").objections(List.of("caseload-full"));

        ProblemBody told = ProblemBody.of(refusal, Language.AR, "request");

        assertThat(told.members()).containsEntry("objections", List.of("caseload-full"));
        assertThat(told.blockers())
                .extracting(Blocker::code, Blocker::title)
                .containsExactly(tuple("caseload-full", "لا يتسع عبء أخصائي الحالة لحالة أخرى."));
    }

    @Test
    void a_step_is_called_by_its_label() {
        Problem refusal = new Problem(CommonProblem.ILLEGAL_STEP, "assign", "OPEN");

        assertThat(ProblemBody.of(refusal, Language.AR, "request").detail())
                .contains("إسناد")
                .doesNotContain("assign");
    }
}
