package org.wasl.matching.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.wasl.matching.person.Person;
import org.wasl.matching.person.PersonReader;
import org.wasl.matching.person.PersonText;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SketchTest {
    private static final PersonReader READER = new PersonReader();

    @Test
    void one_person_in_two_scripts_is_worth_a_look() {
        assertThat(RecordSignature.passesPrefilter(
                        1,
                        RecordSignature.of(person("سلمى", "أحمد", "الخطيب", "1990-02-03", "F")),
                        RecordSignature.of(person("Salma", "Ahmad", "Al Khatib", "1990-02-03", "F"))))
                .isTrue();
    }

    @Test
    void who_has_nothing_but_a_key_in_common_is_not() {
        long one = RecordSignature.of(person("سلمى", "أحمد", "الخطيب", "1990-02-03", "F"));
        long other = RecordSignature.of(person("هند", "يوسف", "الخطيب", "1955-11-20", "M"));
        assertThat(RecordSignature.passesPrefilter(1, one, other)).isFalse();
        assertThat(RecordSignature.passesPrefilter(3, one, other)).isTrue();
    }

    @Test
    void what_is_not_known_is_nothing_in_common() {
        long nameless = RecordSignature.of(person("سلمى", null, null, null, null));
        assertThat(RecordSignature.inCommon(nameless, nameless)).isEqualTo(3);
        assertThat(RecordSignature.passesPrefilter(1, nameless, 0))
                .as("never made")
                .isTrue();
    }

    @Test
    void father_and_family_in_each_others_place_count() {
        long one = RecordSignature.of(person("سلمى", "أحمد", "الخطيب", "1990-02-03", "F"));
        long turned = RecordSignature.of(person("سلمى", "الخطيب", "أحمد", "1990-02-03", "F"));
        assertThat(RecordSignature.inCommon(one, turned))
                .isGreaterThan(RecordSignature.inCommon(
                        one, RecordSignature.of(person("سلمى", "يوسف", "مراد", "1990-02-03", "F"))));
    }

    private static Person person(String given, String father, String family, String birth, String sex) {
        return READER.read(
                new PersonText(null, given, father, null, family, null, birth, sex, null, null, null, null, List.of()));
    }
}
