package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FullNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            ليلى; ليلى;;;
            ليلى الخطيب; ليلى;;; الخطيب
            سامي عمر الخطيب; سامي; عمر;; الخطيب
            سامي عمر يوسف الخطيب; سامي; عمر; يوسف; الخطيب
            سامي عمر يوسف أحمد الخطيب; سامي; عمر; يوسف أحمد; الخطيب
            عبد الله أبو بكر آل ثاني; عبد الله; أبو بكر;; آل ثاني
            نور الدين محمد عبد الرحمن; نور الدين; محمد;; عبد الرحمن
            Sami  Omar	Al Khatib; Sami; Omar;; Al Khatib
            Nour Al-Din Abu Hassan; Nour Al-Din;;; Abu Hassan
            Khatib, Sami Omar; Sami; Omar;; Khatib
            """)
    void a_name_in_one_piece_is_read_in_the_order_of_Jordan(
            String text, String given, String father, String grandfather, String family) {
        assertThat(FullName.of(text)).isEqualTo(new FullName(given, father, grandfather, family));
    }
}
