package org.wasl.matching.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonReaderTest {
    private final PersonReader reader = new PersonReader();

    private Person withNumber(String number) {
        return reader.read(
                new PersonText(null, "Sami", null, null, null, null, null, null, null, null, number, null, List.of()));
    }

    private Person called(String fullName) {
        return reader.read(
                new PersonText(null, null, null, null, null, fullName, null, null, null, null, null, null, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "501-20C54312, 501-20-54312",
        "501-20C54312, 50120c54312",
        "0098123, 98123",
        "9851234567.0, 9851234567",
        "٩٨٥١٢٣٤٥٦٧, 9851234567",
        "N 12/345, n12345"
    })
    void one_number_is_read_the_same_however_it_is_written(String one, String other) {
        assertThat(withNumber(one).nationalId()).isEqualTo(withNumber(other).nationalId());
    }

    @Test
    void numbers_without_digits_are_none() {
        assertThat(withNumber("0000").nationalId()).isNull();
        assertThat(withNumber(" - ").nationalId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Haddad, Sami|Sami Haddad",
                "الشيخ محمد الحداد|محمد الحداد",
                "د. سامي حداد|سامي حداد",
                "م. سامي حداد|سامي حداد",
                "المهندس سامي حداد|سامي حداد",
                "Eng. Sami Haddad|Sami Haddad",
                "Sheikh Sami Haddad|Sami Haddad",
                "Mohd Haddad|Mohammed Haddad"
            })
    void titles_order_and_short_forms_make_no_other_name(String one, String other) {
        assertThat(called(one).given()).isEqualTo(called(other).given());
        assertThat(called(one).lineage()).isEqualTo(called(other).lineage());
    }

    @Test
    void a_title_that_is_the_family_name_stays() {
        assertThat(called("سامي الشيخ").family()).hasToString("الشيخ");
    }
}
