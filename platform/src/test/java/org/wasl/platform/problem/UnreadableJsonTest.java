package org.wasl.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnreadableJsonTest {
    enum Colour {
        RED,
        GREEN
    }

    record Parcel(Colour colour, List<Colour> stripes) {}

    @Test
    void a_code_that_is_none_of_the_list_reads_well_and_is_answered_with_the_list() {
        Problem problem = of("{\"stripes\":[\"RED\",\"BLUE\"]}");

        assertThat(problem.type()).isEqualTo(CommonProblem.INVALID_FIELDS);
        assertThat(problem.errors())
                .containsExactly(new Problem.FieldError("/stripes/1", "unknown-code", null, List.of("RED", "GREEN")));
    }

    @Test
    void what_is_no_text_is_of_another_type() {
        Problem problem = of("{\"colour\":{}}");

        assertThat(problem.type()).isEqualTo(CommonProblem.UNREADABLE_REQUEST);
        assertThat(problem.errors()).containsExactly(Problem.FieldError.wrongType("/colour", "string"));
    }

    private static Problem of(String body) {
        return UnreadableJson.problem(catchThrowableOfType(
                JsonProcessingException.class, () -> new ObjectMapper().readValue(body, Parcel.class)));
    }
}
