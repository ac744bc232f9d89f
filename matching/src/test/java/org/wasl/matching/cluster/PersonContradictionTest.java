package org.wasl.matching.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.matching.compare.Comparison;
import org.wasl.matching.compare.Field;
import org.wasl.matching.link.Scorer;
import org.wasl.matching.model.Model;
import org.wasl.matching.model.TermFrequencies;
import org.wasl.matching.name.NameSynonyms;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

class PersonContradictionTest {
    private final PersonReader reader = new PersonReader();

    /** @param otherNumbers the m probability that records of one person have different numbers of the other kind */
    private static Scorer scorer(double otherNumbers) {
        List<Field> fields = Comparison.fields(0);
        double[][] m = fields.stream().map(Field::prior).map(double[]::clone).toArray(double[][]::new);
        m[Comparison.NATIONAL_ID][0] = 0.001;
        m[Comparison.OTHER_ID][0] = otherNumbers;
        TermFrequencies frequencies = new TermFrequencies(0);
        frequencies.complete();
        return new Scorer(new Model(fields, m, m, m, 0.1, 0.1, 0), frequencies, 0.9, true, NameSynonyms.NONE);
    }

    private Person person(String given, String number, String otherNumber) {
        return reader.read(new PersonText(
                "1", given, null, null, "Masri", null, null, null, null, null, number, otherNumber, List.of()));
    }

    private boolean contradict(Scorer scorer, Person one, Person other) {
        return new PersonContradiction(scorer, List.of(one, other), List.of()).between(0, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "Layla,9871234567,Layla,9125554321,true",
        "Layla,9871234567,Layla,9871234567,false",
        "Layla,,ليلى,9871234567,false",
        "Layla,,Khadija,,true",
        "Layla,,,,false",
        // Somebody who calls herself otherwise keeps her number.
        "Layla,9871234567,Khadija,9871234567,false"
    })
    void two_numbers_of_a_person_or_two_given_names_contradict(
            String given, String number, String otherGiven, String otherNumber, boolean expected) {
        assertThat(contradict(scorer(0.5), person(given, number, null), person(otherGiven, otherNumber, null)))
                .isEqualTo(expected);
    }

    @Test
    void other_numbers_contradict_only_where_a_person_rarely_has_two() {
        Person one = person("Layla", null, "501-20-54312");
        Person other = person("Layla", null, "777-11-90210");

        assertThat(contradict(scorer(0.3), one, other)).isFalse();
        assertThat(contradict(scorer(0.01), one, other)).isTrue();
    }
}
