package org.wasl.matching.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonTextTest {
    @Test
    void a_record_is_said_by_the_names_of_its_fields() {
        PersonText built = PersonText.withId("1")
                .given("ليلى")
                .father("أحمد")
                .grandfather("سالم")
                .family("الخطيب")
                .fullName("ليلى الخطيب")
                .birthDate("1991-03-14")
                .sex("F")
                .phone("0791234567")
                .locality("المفرق")
                .nationalId("9871234567")
                .otherId("501-20-54312")
                .others(Arrays.asList("a", null))
                .build();

        assertThat(built)
                .isEqualTo(new PersonText(
                        "1",
                        "ليلى",
                        "أحمد",
                        "سالم",
                        "الخطيب",
                        "ليلى الخطيب",
                        "1991-03-14",
                        "F",
                        "0791234567",
                        "المفرق",
                        "9871234567",
                        "501-20-54312",
                        Arrays.asList("a", null)));
        assertThat(PersonText.withId("2").build())
                .isEqualTo(new PersonText(
                        "2", null, null, null, null, null, null, null, null, null, null, null, List.of()));
    }
}
