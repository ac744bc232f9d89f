package org.wasl.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BoundedTimesTest {
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    BoundedTimesTest() {
        new JsonConventions().customize(json);
    }

    record Plan(Instant at, LocalDate day) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"at\":\"+99999-12-31T00:00:00Z\"}",
                "{\"at\":\"9999-12-31T23:59:59-05:00\"}",
                "{\"at\":\"-0001-01-01T00:00:00Z\"}",
                "{\"day\":\"+10000-01-01\"}",
                "{\"day\":\"-0001-01-01\"}"
            })
    void a_year_of_more_than_four_digits_is_no_date(String text) {
        assertThatThrownBy(() -> json.readValue(text, Plan.class))
                .isInstanceOfSatisfying(InvalidFormatException.class, refused -> assertThat(refused.getPath())
                        .hasSize(1));
    }

    @Test
    void the_last_day_of_the_calendar_is_one() throws Exception {
        Plan plan = json.readValue("{\"at\":\"9999-12-31T23:59:59Z\",\"day\":\"9999-12-31\"}", Plan.class);

        assertThat(plan.day()).isEqualTo("9999-12-31");
        assertThat(json.readValue("{\"at\":null,\"day\":null}", Plan.class)).isEqualTo(new Plan(null, null));
    }
}
