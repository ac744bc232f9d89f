package org.wasl.registry.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wasl.contracts.event.EventPlace;

class ResidenceTest {
    /** Lists of persons have districts in words; events have codes alone. */
    @Test
    void a_district_that_is_no_code_is_told_by_no_event() {
        Residence byCode = new Residence("JO-IR", "JO2101", null);
        Residence inWords = new Residence("JO-IR", "near the old mosque", null);

        assertThat(byCode.place()).isEqualTo(new EventPlace(null, "JO2101"));
        assertThat(inWords.place()).isNull();
        assertThat(new PersonFields(null, null, null, null, null, inWords).codes())
                .containsEntry("district", null)
                .containsEntry("governorate", "JO-IR");
    }
}
