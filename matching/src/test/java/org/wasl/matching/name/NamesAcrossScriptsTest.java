package org.wasl.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
}
