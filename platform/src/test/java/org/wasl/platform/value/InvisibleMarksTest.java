package org.wasl.platform.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InvisibleMarksTest {
    @Test
    void marks_are_taken_away_and_blanks_are_blanks() {
        assertThat(InvisibleMarks.removed("\uFEFF\u200Fليلى\u202E\u00A0أحمد\u2069"))
                .isEqualTo("ليلى أحمد");
        assertThat(InvisibleMarks.removed("a\u200Bb\u2060\u2061\u2064\u180Ec\u00AD"))
                .isEqualTo("abc");
        assertThat(InvisibleMarks.removed("98\u00A055529668\u061C")).isEqualTo("98 55529668");
    }

    @Test
    void what_shows_something_stays() {
        String persian = "می\u200Cخواهم";
        assertThat(InvisibleMarks.removed(persian)).isSameAs(persian);
        assertThat(InvisibleMarks.removed(null)).isNull();
    }

    @Test
    void of_a_mail_address_all_go_that_show_nothing() {
        assertThat(InvisibleMarks.removedFromAddress("a\u200B\u200Cb\u2062@exam\u00ADple.org"))
                .isEqualTo("ab@example.org");
        assertThat(InvisibleMarks.removedFromAddress(null)).isNull();
    }

    @Test
    void nothing_is_left_that_is_refused_as_unclean() {
        for (char c = 0x100; c < 0xFFFF; c++) {
            assertThat(CleanText.Validator.isClean(InvisibleMarks.removed("a" + c)))
                    .isTrue();
        }
    }
}
