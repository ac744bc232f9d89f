package org.wasl.matching.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.matching.person.BirthDates;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

/** How far two fields agree. */
class LevelsTest {
    private final PersonReader reader = new PersonReader();

    private Person named(String given, String father, String grandfather, String family) {
        return reader.read(new PersonText(
                "1", given, father, grandfather, family, null, null, null, null, null, null, null, List.of()));
    }

    private static int level(int field, Person one, Person other) {
        return new Comparison(0).levels(one, other)[field];
    }

    @ParameterizedTest
    @CsvSource({
        "1984-03-01, 19840301, 6",
        "1984-03-01, 01/03/1984, 6",
        "1984-03-01, ١٩٨٤-٠٣-٠١, 6",
        "1984-01-01, 1984-01-01, 5",
        "1984-03-12, 1984-12-03, 4",
        "1984-03-12, 1984-03-13, 4",
        "1984-03-12, 1984-03-21, 4",
        "1984-03-12, 1948-03-12, 4",
        "1984-01-01, 1984-07-12, 3",
        "1984-01-01, 1985-01-01, 1",
        "1984-01-01, 1994-01-01, 0",
        "1984, 1984-07-12, 3",
        "1984-03-12, 1984-03-25, 2",
        "1984-03-12, 1985-07-25, 1",
        "1984-03-12, 1990-07-25, 0",
        "1984-03-12, unknown, -1",
        "1984-03-12, 1984-99-99, -1"
    })
    void dates_of_birth(String one, String other, int level) {
        assertThat(BirthDateLevels.level(BirthDates.of(one), BirthDates.of(other)))
                .isEqualTo(level);
        assertThat(BirthDateLevels.level(BirthDates.of(other), BirthDates.of(one)))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "9561724529, 9561724529, 2",
        "9561724529, 9561724592, 1",
        "9561724529, 9561724527, 1",
        "9561724529, 956172459, 1",
        "9561724529, 9561754597, 0",
        "12, 13, 0"
    })
    void numbers(String one, String other, int level) {
        assertThat(NumberSimilarity.level(one, other)).isEqualTo(level);
        assertThat(NumberSimilarity.level(other, one)).isEqualTo(level);
    }

    @Test
    void a_lineage_agrees_in_whatever_script_and_though_parts_are_missing_or_exchanged() {
        Person whole = named("سامي", "خالد", "يوسف", "النجار");

        assertThat(level(Comparison.LINEAGE, whole, named("Sami", "Khaled", "Yousef", "Al-Najjar")))
                .isEqualTo(LineageSimilarity.ALL);
        assertThat(level(Comparison.LINEAGE, whole, named("Sami", "Khaled", null, "Najjar")))
                .isEqualTo(LineageSimilarity.ALL_OF_THE_SHORTER);
        assertThat(level(Comparison.LINEAGE, whole, named("Sami", "Yousef", "Khaled", "Najjar")))
                .isEqualTo(LineageSimilarity.ALL_OF_THE_SHORTER);
        assertThat(level(Comparison.LINEAGE, whole, named("Sami", "Omar", "Ahmad", "Haddad")))
                .isEqualTo(LineageSimilarity.NOTHING);
        assertThat(level(Comparison.LINEAGE, whole, named("Sami", null, null, null)))
                .isEqualTo(Field.MISSING);
    }

    @Test
    void given_name_and_family_name_may_have_changed_places() {
        Person one = named("Layla", null, null, "Haddad");
        Person other = named("Haddad", null, null, "Leila");

        assertThat(level(Comparison.GIVEN, one, other)).isEqualTo(Comparison.EXCHANGED);
        assertThat(level(Comparison.LINEAGE, one, other)).isEqualTo(Field.MISSING);
    }

    @Test
    void a_whole_name_is_taken_apart() {
        Person whole = reader.read(new PersonText(
                "1", null, null, null, null, "ليلى أحمد يوسف الخطيب", null, null, null, null, null, null, List.of()));

        assertThat(level(Comparison.GIVEN, whole, named("Layla", "Ahmad", "Yousef", "Khatib")))
                .isEqualTo(3);
        assertThat(level(Comparison.LINEAGE, whole, named("Layla", "Ahmad", "Yousef", "Khatib")))
                .isEqualTo(LineageSimilarity.ALL);
    }
}
