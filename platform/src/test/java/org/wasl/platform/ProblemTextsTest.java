package org.wasl.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.wasl.platform.problem.CommonProblem;
import org.wasl.platform.problem.Language;
import org.wasl.platform.problem.ProblemTexts;

class ProblemTextsTest {
    @Test
    void both_languages_have_the_same_texts() {
        assertThat(ProblemTexts.all(Language.AR).stringPropertyNames())
                .isEqualTo(ProblemTexts.all(Language.EN).stringPropertyNames());
    }

    @Test
    void every_common_problem_has_a_title() {
        assertThat(ProblemTexts.codes())
                .containsAll(Arrays.stream(CommonProblem.values())
                        .map(CommonProblem::code)
                        .toList());
    }
}
