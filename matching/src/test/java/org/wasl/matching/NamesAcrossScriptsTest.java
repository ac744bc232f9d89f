package org.wasl.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wasl.matching.SimpleComparison.Reason;
import org.wasl.matching.name.NameNormaliser;
import org.wasl.matching.name.Skeleton;

class NamesAcrossScriptsTest {
    @ParameterizedTest
    @CsvSource({
        "ليلى, Layla", "سامي, Sami", "محمد, Mohammed", "محمد, Muhamad", "خالد, Khaled", "خديجة, Khadija",
                "فاطمة, Fatima",
        "عبد الله, Abdullah", "شريف, Sherif", "حسين, Hussein", "نور, Nour", "الخطيب, Al-Khatib", "أبو زيد, Abu Zaid",
                "يوسف, Youssef"
    })
    void one_skeleton_for_both_scripts(String arabic, String latin) {
        assertThat(Skeleton.of(latin)).isEqualTo(Skeleton.of(arabic)).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"أحمد, احمد", "فاطمة, فاطمه", "مُحَمَّد, محمد", "ليلى, ليلي", "عبد الرحمن, عبدالرحمن", "مـحـمـد, محمد"})
    void one_spelling_for_the_ways_a_name_is_written(String one, String other) {
        assertThat(NameNormaliser.normalised(one)).isEqualTo(NameNormaliser.normalised(other));
    }

    @Test
    void a_text_without_letters_has_no_words() {
        assertThat(NameNormaliser.words(" -- ' ")).isEmpty();
        assertThat(Skeleton.of("؟!")).isEmpty();
    }

    @Test
    void the_same_person_in_two_scripts_is_a_candidate() {
        var here = facts("ليلى أحمد يوسف الخطيب", LocalDate.of(1991, 3, 14), "a");
        var there = facts("Layla Ahmad Al Khatib", LocalDate.of(1991, 3, 14), "b");

        var found = SimpleComparison.compare(here, there);

        assertThat(found.candidate()).isTrue();
        assertThat(found.reasons()).containsExactly(Reason.SIMILAR_NAME, Reason.SAME_BIRTH_DATE);
    }

    @Test
    void siblings_born_on_one_day_are_not_one_person() {
        var here = facts("سامي خالد يوسف النجار", LocalDate.of(2016, 5, 2), "a");
        var there = facts("رامي خالد يوسف النجار", LocalDate.of(2016, 5, 2), "b");

        assertThat(SimpleComparison.compare(here, there).candidate()).isFalse();
    }

    @Test
    void an_equal_identifier_is_enough() {
        var here = facts("سلمى", null, "NATIONAL:1");
        var there = facts("Huda", null, "NATIONAL:1");

        assertThat(SimpleComparison.compare(here, there).score()).isEqualTo(1);
    }

    private static PersonFacts facts(String name, LocalDate birth, String identifier) {
        return new PersonFacts(Set.of(name), birth, null, Set.of(identifier));
    }
}
