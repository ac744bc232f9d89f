package org.wasl.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wasl.contracts.code.CaseStatus;

class ProblemTextsTest {
    /** A problem by its code alone, for the texts of all services. */
    private record Named(String name) implements ProblemType {
        @Override
        public int status() {
            return 409;
        }
    }

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

    @ParameterizedTest
    @EnumSource
    void a_text_is_told_as_it_is_written_but_for_its_arguments(Language language) {
        for (String code : ProblemTexts.codes()) {
            String written = ProblemTexts.all(language).getProperty(code + ".detail");
            String told =
                    ProblemTexts.detail(new Named(code), language, "one", "two").orElse(null);
            assertThat(told)
                    .as(code)
                    .isEqualTo(
                            written == null
                                    ? null
                                    : written.replace("{0}", "one").replace("{1}", "two"));
        }
        assertThat(ProblemTexts.detail(CommonProblem.VERSION_REQUIRED, Language.EN)
                        .orElseThrow())
                .contains("nobody's change");
    }

    @ParameterizedTest
    @EnumSource
    void no_answer_and_no_page_shows_a_brace(Language language) {
        for (String code : ProblemTexts.codes()) {
            assertThat(ProblemTexts.explanation(code, language)).as(code).doesNotContain("{", "}", "`");
            for (Object[] arguments : List.of(new Object[0], new Object[] {"one"}, new Object[] {"one", "two"})) {
                assertThat(ProblemTexts.detail(new Named(code), language, arguments)
                                .orElse(""))
                        .as(code)
                        .doesNotContain("{", "}");
            }
        }
    }

    @Test
    void a_state_is_told_by_its_label_and_an_unlisted_one_by_its_text() {
        assertThat(ProblemTexts.detail(CommonProblem.ILLEGAL_STEP, Language.AR, "resume", CaseStatus.OPEN)
                        .orElseThrow())
                .contains("استئناف", "مفتوحة")
                .doesNotContain("resume", "OPEN");
        assertThat(ProblemTexts.detail(CommonProblem.ILLEGAL_STEP, Language.EN, "resume", CaseStatus.ON_HOLD)
                        .orElseThrow())
                .contains("On hold")
                .doesNotContain("ON_HOLD");
        assertThat(ProblemTexts.detail(CommonProblem.ILLEGAL_STEP, Language.AR, "lift", "LIFTED")
                        .orElseThrow())
                .contains("رُفع المنع")
                .doesNotContain("LIFTED");
    }
}
