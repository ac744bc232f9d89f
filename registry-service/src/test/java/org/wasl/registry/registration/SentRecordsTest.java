package org.wasl.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.registry.person.TestPersons;

/** By what a record is known that a system sends once more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentRecordsTest {
    private static final ObjectMapper JSON = TestPersons.json();

    @Test
    void members_of_which_a_system_says_nothing_are_no_part_of_what_it_sent() {
        Registration sent = JSON.convertValue(Map.of("sex", "FEMALE", "governorate", "JO-MA"), Registration.class);

        assertThat(new SentRecords(null, null, JSON).said(sent))
                .isEqualTo("{\"sex\":\"FEMALE\",\"contactPoints\":[],\"governorate\":\"JO-MA\"}");
    }
}
