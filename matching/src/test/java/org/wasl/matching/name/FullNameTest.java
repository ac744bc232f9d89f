package org.wasl.matching.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FullNameTest {
    @ParameterizedTest
    @CsvSource({
        "غدير, غدير, , ,",
        "غدير الشبول, غدير, , , الشبول",
        "غدير عقلة الشبول, غدير, عقلة, , الشبول",
        "غدير عقلة  حمد الشبول, غدير, عقلة, حمد, الشبول",
        "محمد أحمد علي حسن الزعبي, محمد, أحمد, علي حسن, الزعبي",
        "عبد الرحمن أبو بكر نور الدين, عبد الرحمن, أبو بكر, , نور الدين",
        "محمد بن أحمد بن علي الزعبي, محمد, أحمد, علي, الزعبي",
        "Dr. Layla Abu Hassan, Layla, , , Abu Hassan",
        "Omar Abd El Karim Al Khatib, Omar, Abd El Karim, , Al Khatib",
        "Omar ibn Saeed al-Khatib, Omar, Saeed, , al-Khatib"
    })
    void a_whole_name_has_parts(String whole, String given, String father, String grandfather, String family) {
        assertThat(FullName.of(whole)).isEqualTo(new FullName(given, father, grandfather, family));
    }

    @Test
    void a_text_without_letters_has_none() {
        assertThat(FullName.of(" - ")).isNull();
    }
}
