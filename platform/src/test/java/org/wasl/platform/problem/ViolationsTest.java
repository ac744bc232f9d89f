package org.wasl.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ViolationsTest {
    private final Validator validator = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    record Box(
            @NotNull String label,
            @Size(min = 1, max = 2) List<String> contents,
            @Min(1) int height,
            @DecimalMax("9.5") BigDecimal weight) {}

    @Test
    void a_limit_that_was_passed_is_told_with_its_figure() {
        Box box = new Box(null, List.of("a", "b", "c"), 0, BigDecimal.TEN);

        Problem refused = catchThrowableOfType(Problem.class, () -> Violations.checked(validator, box));

        ProblemBody told = ProblemBody.of(refused, Language.EN, "request");
        assertThat(told.errors())
                .extracting(ProblemBody.Error::pointer, ProblemBody.Error::least, ProblemBody.Error::most)
                .containsExactly(
                        tuple("/contents", BigDecimal.ONE, BigDecimal.valueOf(2)),
                        tuple("/height", BigDecimal.ONE, null),
                        tuple("/label", null, null),
                        tuple("/weight", null, new BigDecimal("9.5")));
    }
}
